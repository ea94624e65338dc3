import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadRunnerState } from "../../../utils/background/runner-state.ts";
import type { Span } from "../../../utils/domain/coverage.ts";
import {
  HOUR,
  MINUTE,
  SECOND,
  instant,
} from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import { observe } from "../../../utils/domain/observe.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { readKnowledge } from "../../../utils/storage/knowledge.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import {
  NOON,
  after,
  at,
  delta,
  heartbeat,
  online,
  pageOn,
  person,
  session,
  snapshot,
} from "../../support/builders.ts";
import { inEndOrder } from "../../unit/storage/history-world.ts";
import {
  type Kept,
  NOTHING_KEPT,
  RULES,
  SOURCE,
  type Seen,
  comparable,
  keep,
  newDisk,
  replayed,
  seenIn,
  source,
  valueOf,
} from "../../unit/storage/journal-world.ts";
import { anyId, anyReport } from "../domain/reports.ts";
import { readFinished } from "../../support/finished-sessions.ts";

/** What a platform may say next, at its number and time: most of it applies. */
type Says = (seq: number, more: Pick<Observation, "serverTime">) => Observation;
interface Next {
  readonly says: Says;
  /** Since the latest time known. */
  readonly laterMs: number;
}

/** Mostly within the gap limit; now and then after a gap, the next day, or with a clock that went back. */
const laterMs = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 150 * SECOND }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      -10 * SECOND,
      -MINUTE,
      4 * MINUTE,
      50 * MINUTE,
      5 * HOUR,
      23 * HOUR,
      26 * HOUR,
    ),
  },
);

const small: fc.Arbitrary<Says> = fc.oneof(
  fc
    .record({
      reports: fc.array(anyReport, { maxLength: 6 }),
      complete: fc.boolean(),
    })
    .map(
      ({ reports, complete }): Says =>
        (seq, more) =>
          snapshot(seq, reports, { complete, ...more }),
    ),
  fc
    .record({
      upserts: fc.array(anyReport, { maxLength: 4 }),
      removals: fc.array(anyId, { maxLength: 3 }),
      pushed: fc.boolean(),
    })
    .map(
      ({ upserts, removals, pushed }): Says =>
        (seq, more) =>
          delta(seq, upserts, removals, { pushed, ...more }),
    ),
  fc.constant<Says>((seq, more) => heartbeat(seq - 1, more)),
);

const lost = fc.constant<Says>((seq, more) =>
  delta(seq, [person("lost")], [], { basis: at(0, "other"), ...more }),
);

/** Changes so large that a few of them outweigh the list: keyframes roll over. */
const large: fc.Arbitrary<Says> = fc
  .record({
    from: fc.nat(500),
    count: fc.integer({ min: 1, max: 400 }),
    gone: fc.boolean(),
    pushed: fc.boolean(),
  })
  .map(({ from, count, gone, pushed }): Says => (seq, more) => {
    const ids = Array.from({ length: count }, (_, index) => `u${from + index}`);
    const page = pageOn(`https://acme.test/${seq}`);
    const sessions = [session({ page, startedAt: null, id: null })];
    return gone
      ? delta(seq, [], ids, { pushed, ...more })
      : delta(
          seq,
          ids.map((id, index) =>
            index % 5 === 0
              ? online(id, { sessions })
              : person(id, { name: `${seq}` }),
          ),
          [],
          { pushed, ...more },
        );
  });

const worldOf = (says: fc.Arbitrary<Says>, length: number) =>
  fc.array(fc.record({ says, laterMs }), { minLength: 1, maxLength: length });

/** What follows on what is known. */
const observationOf = (
  { says, laterMs: later }: Next,
  { knowledge: { roster } }: Kept,
): Observation =>
  says((roster.position?.seq ?? 0) + 1, {
    serverTime: after(later, roster.serverTime ?? NOON),
  });

/** What is over, as memory saw it. */
interface Over {
  readonly finished: readonly FinishedSession[];
  readonly spans: readonly Span[];
}

/** Runs a world into a new disk, and hands each state to `check`. */
const run = async (
  world: readonly Next[],
  check: (kept: Kept, db: Database, over: Over) => Promise<void>,
  restart = false,
): Promise<void> => {
  newDisk();
  const db = openDatabase();
  valueOf(await writeSource(db, source(), false));
  let kept = await keep(db, NOTHING_KEPT, snapshot(1, [person("first")]));
  const finished: FinishedSession[] = [];
  const spans: Span[] = [];
  for (const next of world) {
    const observation = observationOf(next, kept);
    const observed = observe(kept.knowledge, observation, RULES);
    if (observed.outcome === "applied") {
      finished.push(...observed.watched.finished);
      if (observed.watched.endedSpan !== null)
        spans.push(observed.watched.endedSpan);
    }
    kept = await keep(db, kept, observation);
    await check(kept, db, { finished, spans });
    if (restart) kept = valueOf(await loadRunnerState(db, source()));
  }
  db.close();
};

describe.each([
  {
    name: "small changes",
    world: worldOf(fc.oneof({ weight: 9, arbitrary: small }, lost), 14),
    numRuns: 60,
  },
  {
    name: "changes that outweigh the list",
    world: worldOf(large, 9),
    numRuns: 25,
  },
])("a journal of $name", ({ world, numRuns }) => {
  it("gives the worker and the pages exactly what memory has (I7)", async () => {
    await fc.assert(
      fc.asyncProperty(world, (steps) =>
        run(steps, async ({ knowledge, keyframe, deltaWeight }, db) => {
          const read = valueOf(await readKnowledge(db, SOURCE));
          if (read === null) throw new Error("There is a list.");
          expect(comparable(read.knowledge)).toEqual(comparable(knowledge));
          expect(read.state).toMatchObject({ keyframe, deltaWeight });
          const journal = valueOf(await openReader(db).journal(SOURCE));
          if (journal === null) throw new Error("There is a list.");
          expect(replayed(journal, journal.deltas)).toEqual(seenIn(knowledge));
        }),
      ),
      { numRuns },
    );
  });

  it("leads a page on from any revision it still knows, and says so when it does not", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (steps) => {
        const pages = new Map<number, Seen>();
        const keyframes: number[] = [];
        await run(steps, async ({ knowledge, keyframe }, db) => {
          const { revision } = knowledge.roster;
          pages.set(revision, seenIn(knowledge));
          if (keyframe !== null && keyframe !== keyframes.at(-1))
            keyframes.push(keyframe);
          const reader = openReader(db);
          for (const [known, page] of pages) {
            const read = valueOf(await reader.since(SOURCE, known));
            const deltas = read?.deltas ?? null;
            if (deltas !== null)
              expect(replayed(page, deltas)).toEqual(seenIn(knowledge));
            // An open page that kept up with the keyframe before the last need not read everything again.
            if (known >= (keyframes.at(-2) ?? 0)) expect(deltas).not.toBeNull();
          }
          expect(
            valueOf(await reader.since(SOURCE, revision + 1))?.deltas,
          ).toBeNull();
        });
      }),
      { numRuns },
    );
  });

  it("keeps every session that is over, and all of the coverage, once", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (steps) =>
        run(steps, async ({ knowledge }, db, over) => {
          const reader = openReader(db);
          const [from, to] = [instant(0), after(40 * 24 * HOUR)];
          expect(
            inEndOrder(valueOf(await readFinished(db, SOURCE, from, to))),
          ).toEqual(inEndOrder(over.finished));
          const { running } = knowledge.sessions.coverage;
          expect(valueOf(await reader.coverage(SOURCE, from, to))).toEqual(
            [...over.spans, ...(running === null ? [] : [running])]
              .map((span) => ({ from: span.from, to: span.to }))
              .filter((span) => span.from < span.to),
          );
        }),
      ),
      { numRuns: Math.floor(numRuns / 2) },
    );
  });
});

it("A worker that ends after every observation knows what one that never ends knows (I7)", async () => {
  await fc.assert(
    fc.asyncProperty(worldOf(small, 12), async (steps) => {
      const [lasting, ending]: [unknown[], unknown[]] = [[], []];
      const noteIn =
        (notes: unknown[]): Parameters<typeof run>[1] =>
        ({ knowledge }, _, over) => {
          const finished = inEndOrder(over.finished);
          notes.push(comparable(knowledge), finished, [...over.spans]);
          return Promise.resolve();
        };
      await run(steps, noteIn(lasting));
      await run(steps, noteIn(ending), true);
      expect(ending).toEqual(lasting);
    }),
    { numRuns: 60 },
  );
});
