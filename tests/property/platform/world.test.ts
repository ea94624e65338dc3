import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endSilentSessions } from "../../../platform/api/presence.ts";
import { DAY, HOUR } from "../../../platform/settings.ts";
import type { Store } from "../../../platform/store.ts";
import { openWorld } from "../../../platform/world.ts";
import {
  memoryStore,
  rowsAt,
  shownAt,
  user,
  visit,
} from "../../unit/platform/builders.ts";

const DEMO = "http://shop.test/demo";
const MONDAY = Date.parse("2026-03-02T00:00:00Z");
const seeds = fc.nat({ max: 1_000_000 });
const instants = fc.integer({ min: MONDAY, max: MONDAY + 7 * DAY });
const pauses = fc.array(fc.integer({ min: 1, max: 2 * HOUR }), {
  minLength: 1,
  maxLength: 12,
});

async function openAt(seed: number, at: number, people = 60) {
  const store = memoryStore();
  const { life } = await openWorld(store, { people, seed }, DEMO, at);
  await endSilentSessions(store, at);
  return { store, life };
}

/** Everybody's sessions, which is what the world is at one moment. */
async function liveAt(store: Store, at: number) {
  const people = await shownAt(store, at);
  return people.map(({ id, sessions }) => ({ id, sessions }));
}

describe("the world", () => {
  it("is the same for the same seed and clock, to the byte", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, instants, async (seed, at) => {
        const one = await openAt(seed, at);
        const other = await openAt(seed, at);
        expect(await rowsAt(one.store, at)).toEqual(
          await rowsAt(other.store, at),
        );
      }),
      { numRuns: 15 },
    );
  });

  it("is the same whether it was lived through or begun now", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, instants, pauses, async (seed, start, waits) => {
        const { store, life } = await openAt(seed, start);
        let now = start;
        for (const wait of waits) {
          now += wait;
          await life.advance(now);
          await endSilentSessions(store, now);
        }
        const fresh = await openAt(seed, now);
        expect(await liveAt(store, now)).toEqual(
          await liveAt(fresh.store, now),
        );
      }),
      { numRuns: 40 },
    );
  });

  it("differs for another seed", async () => {
    const [one, other] = await Promise.all([
      openAt(1, MONDAY),
      openAt(2, MONDAY),
    ]);
    expect(await rowsAt(one.store, MONDAY)).not.toEqual(
      await rowsAt(other.store, MONDAY),
    );
  });
});

describe("the sequence of changes", () => {
  const acts = fc.array(
    fc.record({
      who: fc.constantFrom("ana", "bo", "nobody"),
      what: fc.constantFrom("visit", "bye", "sweep", "sign in"),
      wait: fc.integer({ min: 0, max: 200_000 }),
    }),
    { maxLength: 40 },
  );

  it("rises by one exactly when a row changed its bytes, and never falls", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const store = memoryStore();
        await store.addUsers([user("ana"), user("bo")], MONDAY);
        let now = MONDAY;
        for (const { who, what, wait } of list) {
          now += wait + 1;
          const before = await store.position();
          const rows = await rowsAt(store, now);
          if (what === "visit") await store.recordVisit(visit(who, now));
          if (what === "bye")
            await store.recordBye(who, `browser of ${who}`, now);
          if (what === "sweep") await endSilentSessions(store, now);
          if (what === "sign in" && who !== "nobody")
            await store.signIn(`secret ${now}`, who, now, now + HOUR);
          const after = await store.position();
          const changed =
            (await rowsAt(store, now)).join() !== rows.join() ? 1 : 0;
          expect(after.seq - before.seq).toBe(changed);
        }
      }),
      { numRuns: 60 },
    );
  });
});
