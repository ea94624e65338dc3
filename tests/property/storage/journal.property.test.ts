import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportsOf } from "../../../utils/domain/people.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { EMPTY_ROSTER, type Roster } from "../../../utils/domain/roster.ts";
import { openDatabase } from "../../../utils/storage/database.ts";
import { readPeople } from "../../../utils/storage/journal.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import {
  at,
  delta,
  heartbeat,
  online,
  person,
  snapshot,
} from "../../support/builders.ts";
import {
  type Kept,
  NOTHING_KEPT,
  SOURCE,
  inOrder,
  keep,
  newDisk,
  replayed,
  source,
  valueOf,
} from "../../unit/storage/journal-world.ts";
import { anyId, anyReport } from "../domain/reports.ts";

/** What a platform may say next, made from where the list is: most of it applies. */
type Next = (seq: number) => Observation;

const small: fc.Arbitrary<Next> = fc.oneof(
  fc
    .record({
      reports: fc.array(anyReport, { maxLength: 6 }),
      complete: fc.boolean(),
    })
    .map(
      ({ reports, complete }): Next =>
        (seq) =>
          snapshot(seq, reports, { complete }),
    ),
  fc
    .record({
      upserts: fc.array(anyReport, { maxLength: 4 }),
      removals: fc.array(anyId, { maxLength: 3 }),
    })
    .map(
      ({ upserts, removals }): Next =>
        (seq) =>
          delta(seq, upserts, removals),
    ),
  fc.constant<Next>((seq) => heartbeat(seq - 1)),
  fc.constant<Next>((seq) =>
    delta(seq, [person("lost")], [], { basis: at(0, "other") }),
  ),
);

/** Changes so large that a few of them outweigh the list: keyframes roll over. */
const large: fc.Arbitrary<Next> = fc
  .record({
    from: fc.nat(500),
    count: fc.integer({ min: 1, max: 400 }),
    gone: fc.boolean(),
  })
  .map(({ from, count, gone }): Next => (seq) => {
    const ids = Array.from({ length: count }, (_, index) => `u${from + index}`);
    return gone
      ? delta(seq, [], ids)
      : delta(
          seq,
          ids.map((id, index) =>
            (index % 5 === 0 ? online : person)(id, { name: `${seq}` }),
          ),
        );
  });

const worldOf = (next: fc.Arbitrary<Next>, length: number) =>
  fc.array(next, { minLength: 1, maxLength: length });

const listOf = (roster: Roster): readonly Report[] =>
  inOrder(reportsOf(roster.people));

/** Runs a world into a new disk, and hands each state to `check`. */
const run = async (
  world: readonly Next[],
  check: (kept: Kept, db: ReturnType<typeof openDatabase>) => Promise<void>,
): Promise<void> => {
  newDisk();
  const db = openDatabase();
  valueOf(await writeSource(db, source(), false));
  let kept = await keep(db, NOTHING_KEPT, snapshot(1, [person("first")]));
  for (const next of world) {
    kept = await keep(db, kept, next((kept.roster.position?.seq ?? 0) + 1));
    await check(kept, db);
  }
  db.close();
};

describe.each([
  { name: "small changes", world: worldOf(small, 10), numRuns: 60 },
  {
    name: "changes that outweigh the list",
    world: worldOf(large, 9),
    numRuns: 25,
  },
])("a journal of $name", ({ world, numRuns }) => {
  it("gives the worker and the pages exactly the list of memory (I7)", async () => {
    await fc.assert(
      fc.asyncProperty(world, (steps) =>
        run(steps, async ({ roster, keyframe, deltaWeight }, db) => {
          const expected = listOf(roster);
          const people = valueOf(await readPeople(db, SOURCE));
          expect(
            inOrder(reportsOf(people?.people ?? EMPTY_ROSTER.people)),
          ).toEqual(expected);
          expect(people?.state).toMatchObject({
            revision: roster.revision,
            position: roster.position,
            tally: roster.tally,
            emptyUnconfirmed: roster.emptyUnconfirmed,
            keyframe,
            deltaWeight,
          });
          const journal = valueOf(await openReader(db).journal(SOURCE));
          expect(
            replayed(journal?.reports ?? [], journal?.deltas ?? []),
          ).toEqual(expected);
        }),
      ),
      { numRuns },
    );
  });

  it("leads a page on from any revision it still knows, and says so when it does not", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (steps) => {
        const lists = new Map<number, readonly Report[]>();
        const keyframes: number[] = [];
        await run(steps, async ({ roster, keyframe }, db) => {
          lists.set(roster.revision, listOf(roster));
          if (keyframe !== null && keyframe !== keyframes.at(-1))
            keyframes.push(keyframe);
          const reader = openReader(db);
          for (const [revision, list] of lists) {
            const read = valueOf(await reader.since(SOURCE, revision));
            const deltas = read?.deltas ?? null;
            if (deltas !== null)
              expect(replayed(list, deltas)).toEqual(listOf(roster));
            // An open page that kept up with the keyframe before the last need not read everything again.
            if (revision >= (keyframes.at(-2) ?? 0))
              expect(deltas).not.toBeNull();
          }
          expect(
            valueOf(await reader.since(SOURCE, roster.revision + 1))?.deltas,
          ).toBeNull();
        });
      }),
      { numRuns },
    );
  });
});
