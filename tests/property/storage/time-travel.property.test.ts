import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { loadRunnerState } from "../../../utils/background/runner-state.ts";
import { observedAt } from "../../../utils/domain/coverage.ts";
import {
  DAY,
  HOUR,
  type Instant,
  MINUTE,
  SECOND,
  localInstant,
} from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import { valuesOf } from "../../../utils/domain/patched-map.ts";
import { reportsOf } from "../../../utils/domain/people.ts";
import { NEW_CLOCK } from "../../../utils/domain/server-clock.ts";
import type { Scene } from "../../../utils/domain/time-travel.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import { keepPast } from "../../../utils/storage/time-travel-keeping.ts";
import { openTimeTravel } from "../../../utils/storage/time-travel-reader.ts";
import {
  NOON,
  after,
  delta,
  online,
  pageOn,
  person,
  session,
  snapshot,
} from "../../support/builders.ts";
import { failing } from "../../unit/storage/failing-disk.ts";
import {
  type Kept,
  NOTHING_KEPT,
  SOURCE,
  byPerson,
  dump,
  inOrder,
  keep,
  newDisk,
  source,
  valueOf,
} from "../../unit/storage/journal-world.ts";
import { anyId, anyReport } from "../domain/reports.ts";

/** What happens next. */
type Step =
  | {
      readonly kind: "observed";
      readonly laterMs: number;
      readonly says: (seq: number, at: Instant) => Observation;
    }
  /** The worker puts on tape and purges; after so many transactions it is ended. */
  | { readonly kind: "upkeep"; readonly endsAfter: number | null }
  | { readonly kind: "worker ended" };

const anyTime = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 150 * SECOND }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      -10 * SECOND,
      4 * MINUTE,
      20 * MINUTE,
      50 * MINUTE,
      5 * HOUR,
      13 * HOUR,
    ),
  },
);

/** So many at once that keyframes roll over. */
const many = fc
  .record({
    from: fc.nat(300),
    count: fc.integer({ min: 100, max: 300 }),
    gone: fc.boolean(),
  })
  .map(({ from, count, gone }) => (seq: number, serverTime: Instant) => {
    const ids = Array.from({ length: count }, (_, index) => `u${from + index}`);
    const page = pageOn(`https://acme.test/${seq % 7}`, { since: serverTime });
    const seen = { lastSeenAt: serverTime, lastActiveAt: serverTime };
    const sessions = [session({ page, ...seen })];
    return gone
      ? delta(seq, [], ids, { serverTime })
      : delta(
          seq,
          ids.map((id, index) =>
            index % 3 > 0
              ? online(id, { sessions, ...seen })
              : person(id, { name: `${seq}` }),
          ),
          [],
          { serverTime },
        );
  });

const few = fc
  .record({
    upserts: fc.array(anyReport, { maxLength: 5 }),
    removals: fc.array(anyId, { maxLength: 2 }),
  })
  .map(
    ({ upserts, removals }) =>
      (seq: number, serverTime: Instant) =>
        delta(seq, upserts, removals, { serverTime }),
  );

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("observed" as const),
      laterMs: anyTime,
      says: fc.oneof(few, many),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("upkeep" as const),
      endsAfter: fc.option(fc.nat(12)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ kind: "worker ended" as const }),
  },
);

/** What memory knew after an observation. */
interface Known {
  readonly at: Instant;
  readonly online: number;
  readonly seen: ReturnType<typeof seenIn>;
}

const seenIn = (scene: Scene) => ({
  reports: inOrder(scene.reports.values()),
  running: byPerson(
    Array.from(scene.running, ([id, { start, atLeast }]) => ({
      person: id,
      start,
      atLeast,
    })),
  ),
});

const knownIn = ({ knowledge: { roster, sessions } }: Kept): Known => {
  const at = observedAt(sessions.coverage);
  if (at === null) throw new Error("Something was observed.");
  const { people, tally } = roster;
  return {
    at,
    online: tally.online,
    seen: seenIn({
      reports: new Map([...reportsOf(people)].map((one) => [one.id, one])),
      running: new Map(
        [...valuesOf(sessions.running)].map((one) => [one.person, one]),
      ),
    }),
  };
};

const upkeep = (db: Database, now: Instant, windowMs = DAY) =>
  keepPast(db, source(), now, localInstant(now), NEW_CLOCK, windowMs);

/** Plays the steps into a new disk. */
const play = async (steps: readonly Step[], windowMs = DAY) => {
  newDisk();
  const db = openDatabase();
  valueOf(await writeSource(db, source(), false));
  let kept = await keep(db, NOTHING_KEPT, snapshot(1, [person("first")]));
  const known = [knownIn(kept)];
  for (const step of steps) {
    const now = known.at(-1)?.at ?? NOON;
    if (step.kind === "worker ended")
      kept = valueOf(await loadRunnerState(db, source()));
    else if (step.kind === "upkeep") {
      const { endsAfter } = step;
      const disk =
        endsAfter === null
          ? db
          : failing(db, ({ number }) => number >= endsAfter);
      await upkeep(disk, now, windowMs);
    } else {
      const seq = (kept.knowledge.roster.position?.seq ?? 0) + 1;
      kept = await keep(db, kept, step.says(seq, after(step.laterMs, now)));
      known.push(knownIn(kept));
    }
  }
  return { db, known };
};

/** Of two observations of one moment the later one speaks. */
const lastOfEach = (known: readonly Known[]): readonly Known[] =>
  known.filter(({ at }, index) => at !== known[index + 1]?.at);

/** Every moment that can be travelled to, and between two of them, equals what memory knew. */
const expectPast = async (
  db: Database,
  known: readonly Known[],
): Promise<Instant> => {
  const reader = openTimeTravel(db, SOURCE);
  const window = valueOf(await reader.window());
  if (window === null) throw new Error("The past is kept.");
  const [first] = window.levels;
  if (first === undefined) throw new Error("A window has a beginning.");
  for (const [index, moment] of lastOfEach(known).entries()) {
    if (moment.at < first.at) continue;
    const next = lastOfEach(known)[index + 1]?.at ?? moment.at + HOUR;
    for (const at of [moment.at, after(next - moment.at - 1, moment.at)]) {
      const scene = valueOf(await reader.sceneAt(window, at));
      expect(scene && seenIn(scene)).toEqual(moment.seen);
      expect(window.levels.findLast((level) => level.at <= at)?.online).toBe(
        moment.online,
      );
    }
  }
  return first.at;
};

const steps = fc.array(anyStep, { minLength: 1, maxLength: 24 });

// The machine may have other work, and a story writes some hundred transactions.
vi.setConfig({ testTimeout: 90_000 });

describe("time travel", () => {
  it("shows at any kept moment what a replay up to it shows, through tapes, purges and the worker's end", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const { db, known } = await play(story);
        const from = await expectPast(db, known);
        const now = known.at(-1)?.at ?? NOON;
        valueOf(await upkeep(db, now));
        await expectPast(db, known);
        // A day is kept, as far as it was watched.
        expect(from - Math.max(NOON, now - DAY)).toBeLessThanOrEqual(SECOND);
        db.close();
      }),
      { numRuns: 25 },
    );
  });

  it("is put on tape once: what is done again changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const { db, known } = await play(story);
        const now = known.at(-1)?.at ?? NOON;
        valueOf(await upkeep(db, now));
        const once = await dump(db);
        valueOf(await upkeep(db, now));
        expect(await dump(db)).toEqual(once);
        db.close();
      }),
      { numRuns: 10 },
    );
  });

  it("that is switched off keeps nothing but the list, and begins anew when it is switched on", async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (off, on) => {
        const { db, known } = await play([...off, ...on], 0);
        const now = known.at(-1)?.at ?? NOON;
        valueOf(await upkeep(db, now, 0));
        const left = await dump(db);
        expect(left["past"]).toEqual([]);
        expect(left["levels"]).toEqual([]);
        valueOf(await upkeep(db, now));
        const window = valueOf(await openTimeTravel(db, SOURCE).window());
        expect(window).toBeNull();
        db.close();
      }),
      { numRuns: 10 },
    );
  });
});
