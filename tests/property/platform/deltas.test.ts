import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endSilentSessions } from "../../../platform/api/presence.ts";
import { HOUR } from "../../../platform/settings.ts";
import type { Store } from "../../../platform/store.ts";
import {
  NOON,
  memoryStore,
  rowsAt,
  user,
  visit,
} from "../../unit/platform/builders.ts";

const acts = fc.array(
  fc.record({
    who: fc.constantFrom("ana", "bo", "mia"),
    what: fc.constantFrom(
      "visit",
      "bye",
      "sweep",
      "sign in",
      "sign out",
      "join",
      "look",
    ),
    // The clock may go back.
    wait: fc.integer({ min: -60_000, max: 200_000 }),
  }),
  { maxLength: 50 },
);

async function act(store: Store, what: string, who: string, at: number) {
  const key = `browser of ${who}`;
  if (what === "visit") await store.recordVisit(visit(who, at));
  if (what === "bye") await store.recordBye(who, key, at);
  if (what === "sweep") await endSilentSessions(store, at);
  if (what === "sign in") await store.signIn(`of ${who} ${at}`, who, at, 9e15);
  if (what === "sign out") await store.signOut(`of ${who} ${at}`, at);
  if (what === "join" && !(await store.findUser(`new ${at}`)))
    await store.addUsers([user(`new ${at}`)], at);
}

const idOf = (row: string): string => JSON.parse(row).id;

describe("deltas", () => {
  it("bring every earlier directory to the present one, to the byte", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const store = memoryStore();
        await store.addUsers([user("ana"), user("bo"), user("mia")], NOON);
        const looks = [];
        let now = NOON + HOUR;
        for (const { who, what, wait } of list) {
          now += wait;
          await act(store, what, who, now);
          looks.push({
            position: await store.position(),
            rows: await rowsAt(store, now),
          });
        }
        const present = await rowsAt(store, now);
        for (const { position, rows } of looks) {
          const people = new Map(rows.map((row) => [idOf(row), row]));
          const missed = await store.deltasAfter(position, 1_000);
          if (!missed.ok) throw new Error(missed.reason);
          let { seq } = position;
          let time = 0;
          for (const delta of missed.deltas) {
            expect(delta.seq).toBe((seq += 1));
            expect(delta.serverTime).toBeGreaterThanOrEqual(time);
            time = delta.serverTime;
            for (const person of JSON.parse(delta.upsert))
              people.set(person.id, JSON.stringify(person));
          }
          expect([...people.values()]).toEqual(present);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are never committed before the times that they tell", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const store = memoryStore();
        await store.addUsers([user("ana"), user("bo"), user("mia")], NOON);
        let now = NOON + HOUR;
        for (const { who, what, wait } of list) {
          now += wait;
          await act(store, what, who, now);
        }
        const { epoch } = await store.position();
        const missed = await store.deltasAfter({ epoch, seq: 0 }, 1_000);
        if (!missed.ok) throw new Error(missed.reason);
        for (const { serverTime, upsert } of missed.deltas)
          for (const [, time] of upsert.matchAll(/(?:At|since)":(\d+)/g))
            expect(Number(time)).toBeLessThanOrEqual(serverTime);
      }),
      { numRuns: 40 },
    );
  });
});
