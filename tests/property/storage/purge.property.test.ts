import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, instant } from "../../../utils/domain/instant.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { packFinished } from "../../../utils/storage/packing.ts";
import { purgeBefore } from "../../../utils/storage/purge.ts";
import { NOON } from "../../support/builders.ts";
import { failing } from "../../unit/storage/failing-disk.ts";
import {
  inEndOrder,
  putCoverage,
  putFinished,
} from "../../unit/storage/history-world.ts";
import {
  SOURCE,
  dump,
  newDisk,
  valueOf,
} from "../../unit/storage/journal-world.ts";
import { anyFinished } from "./finished-sessions.ts";
import { readFinished } from "../../support/finished-sessions.ts";

const DAYS = 6;
const MIDNIGHT = NOON - 12 * HOUR;
const LAST = NOON + DAYS * DAY;

/** Six days of sessions and coverage, of which some are packed. */
const anyHistory = fc.record({
  groups: fc.array(
    fc.array(
      anyFinished(
        fc.oneof(
          fc.integer({ min: -DAY / 2, max: DAYS * DAY }),
          // Exactly at the end of a day.
          fc.nat(DAYS).map((day) => day * DAY + DAY / 2),
        ),
      ),
      { maxLength: 4 },
    ),
    { maxLength: 8 },
  ),
  // One after the other: how long nothing was observed, and how long something was.
  coverage: fc.array(fc.tuple(fc.nat(DAY), fc.integer({ min: 1, max: DAY })), {
    maxLength: 10,
  }),
  packedAt: fc.integer({ min: 0, max: DAYS }),
  cutoff: fc.integer({ min: 0, max: DAYS }),
});

interface History {
  readonly groups: readonly (readonly FinishedSession[])[];
  readonly coverage: readonly (readonly [number, number])[];
  readonly packedAt: number;
}

const historyOn = async ({
  groups,
  coverage,
  packedAt,
}: History): Promise<Database> => {
  newDisk();
  const db = openDatabase();
  const packed = Math.ceil(groups.length / 2);
  await putFinished(db, groups.slice(0, packed));
  valueOf(await packFinished(db, SOURCE, instant(NOON + packedAt * DAY)));
  await putFinished(db, groups.slice(packed), SOURCE, packed);
  let at = NOON;
  await putCoverage(
    db,
    coverage.map(([gap, length]) => {
      const from = at + gap;
      at = instant(from + length);
      return [from, at];
    }),
  );
  return db;
};

/** What a page can know of [from, to). */
const seen = async (db: Database, from: number, to: number) => {
  const reader = openReader(db);
  const range = [instant(from), instant(to)] as const;
  return {
    sessions: inEndOrder(valueOf(await readFinished(db, SOURCE, ...range))),
    coverage: valueOf(await reader.coverage(SOURCE, ...range)),
  };
};

const EVER = LAST + 99 * DAY;

describe("a purge (I24)", () => {
  it("leaves no session that ended before, and every window after it as it was; twice is once", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.nat(DAYS * DAY),
        fc.nat(DAYS * DAY),
        async ({ cutoff: day, ...history }, from, length) => {
          const db = await historyOn(history);
          const cutoff = instant(MIDNIGHT + day * DAY);
          const window = [cutoff + from, cutoff + from + length] as const;
          const before = await seen(db, 0, EVER);
          const windowBefore = await seen(db, ...window);
          valueOf(await purgeBefore(db, SOURCE, cutoff));
          const after = await seen(db, 0, EVER);
          expect(after.sessions).toEqual(
            before.sessions.filter(({ end }) => end >= cutoff),
          );
          expect(after.coverage).toEqual(
            before.coverage.filter(({ to }) => to > cutoff),
          );
          expect(await seen(db, ...window)).toEqual(windowBefore);
          const left = await dump(db);
          valueOf(await purgeBefore(db, SOURCE, cutoff));
          expect(await dump(db)).toEqual(left);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("that is interrupted anywhere and repeated is one that was not (G14)", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(20), async (history, last) => {
        const cutoff = instant(MIDNIGHT + history.cutoff * DAY);
        const whole = await historyOn(history);
        valueOf(await purgeBefore(whole, SOURCE, cutoff));
        const expected = await dump(whole);
        const db = await historyOn(history);
        const bad = failing(db, ({ number }) => number >= last);
        await purgeBefore(bad, SOURCE, cutoff);
        valueOf(await purgeBefore(db, SOURCE, cutoff));
        expect(await dump(db)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it("and packing do not mind in which order they come, or how often", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.array(fc.boolean(), { maxLength: 5 }),
        async ({ cutoff: day, ...history }, packs) => {
          const db = await historyOn(history);
          const cutoff = instant(MIDNIGHT + day * DAY);
          const before = await seen(db, 0, EVER);
          for (const packing of [...packs, false])
            valueOf(
              packing
                ? await packFinished(db, SOURCE, instant(LAST))
                : await purgeBefore(db, SOURCE, cutoff),
            );
          expect((await seen(db, 0, EVER)).sessions).toEqual(
            before.sessions.filter(({ end }) => end >= cutoff),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
