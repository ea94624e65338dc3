import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { QUARTERS_A_DAY } from "../../../utils/domain/analytics/quarter.ts";
import { quartersOf } from "../../../utils/domain/analytics/quarters-of.ts";
import type { Quarters } from "../../../utils/domain/analytics/quarters.ts";
import type { Span } from "../../../utils/domain/coverage.ts";
import {
  DAY,
  HOUR,
  type Instant,
  instant,
} from "../../../utils/domain/instant.ts";
import { dayOf } from "../../../utils/domain/retention.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import { joined } from "../../../utils/domain/spans.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { packSessions } from "../../../utils/storage/packed-sessions.ts";
import { packFinished } from "../../../utils/storage/packing.ts";
import { purgeRolledUp } from "../../../utils/storage/purge.ts";
import { rollUpBefore } from "../../../utils/storage/rolling.ts";
import { blockOfPacked } from "../../../utils/storage/session-columns.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import { unpackSessions } from "../../../utils/storage/unpacked-sessions.ts";
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
  source,
  valueOf,
} from "../../unit/storage/journal-world.ts";
import { anyFinished } from "./finished-sessions.ts";

const DAYS = 5;
const MIDNIGHT = NOON - 12 * HOUR;
const EVER = instant(NOON + 99 * DAY);

/** No longer than a session may be. */
const anySession = anyFinished(fc.nat(DAYS * DAY)).map((session) => ({
  ...session,
  start: instant(Math.max(session.start, session.end - DAY)),
  cutMs: 0,
}));

/** What is known at first, and what comes later: each a few sessions and times in which we watched. */
const anyHistory = fc.record({
  sessions: fc.array(fc.tuple(anySession, fc.boolean()), { maxLength: 12 }),
  coverage: fc.array(
    fc.tuple(fc.nat(DAY), fc.integer({ min: 1, max: 2 * DAY }), fc.boolean()),
    { maxLength: 8 },
  ),
  cutoffs: fc.tuple(fc.nat(DAYS + 2), fc.nat(DAYS + 2)),
});

interface Known {
  readonly sessions: readonly FinishedSession[];
  readonly spans: readonly Span[];
}
interface History {
  readonly first: Known;
  readonly late: Known;
  readonly cutoffs: readonly [Instant, Instant];
}

const historyOf = ({
  sessions,
  coverage,
  cutoffs,
}: typeof anyHistory extends fc.Arbitrary<infer Value>
  ? Value
  : never): History => {
  let at = MIDNIGHT - DAY;
  const spans = coverage.map(([gap, length, isLate]) => {
    const from = instant(at + 1 + gap);
    at = from + length;
    return { span: { from, to: instant(at) }, isLate };
  });
  const known = (late: boolean): Known => ({
    sessions: sessions
      .filter(([, isLate]) => isLate === late)
      .map(([session]) => session),
    spans: spans
      .filter(({ isLate }) => isLate === late)
      .map(({ span }) => span),
  });
  const [one, other] = cutoffs.map((day) => instant(MIDNIGHT + day * DAY));
  return {
    first: known(false),
    late: known(true),
    cutoffs: [one ?? EVER, other ?? EVER],
  };
};

let revision = 0;

const add = async (db: Database, { sessions, spans }: Known): Promise<void> => {
  await putFinished(db, [sessions], SOURCE, revision++);
  await putCoverage(
    db,
    spans.map(({ from, to }) => [from, to]),
  );
  valueOf(await packFinished(db, SOURCE, EVER));
};

/** @returns whether nothing failed */
const roll = async (
  db: Database,
  cutoff: Instant,
  from = instant(MIDNIGHT - 9 * DAY),
): Promise<boolean> => {
  const rolled = await rollUpBefore(db, source(), cutoff, from);
  return rolled.ok && (await purgeRolledUp(db, SOURCE, cutoff, from)).ok;
};

const newHistory = async (): Promise<Database> => {
  newDisk();
  const db = openDatabase();
  valueOf(await writeSource(db, source(), false));
  return db;
};

const rollupsIn = async (db: Database) =>
  valueOf(await db.use((connected) => connected.getAll("rollups")));

/** A day as it can be compared: people by name. */
const comparable = ({ persons, active, ...quarters }: Quarters) => {
  const words = Math.ceil(persons.length / 32);
  const at = (quarter: number, person: number): number =>
    (active[quarter * words + (person >>> 5)] ?? 0) >>> (person & 31);
  return {
    ...quarters,
    active: Array.from({ length: QUARTERS_A_DAY }, (_, quarter) =>
      persons
        .filter((_one, person) => (at(quarter, person) & 1) === 1)
        .toSorted(),
    ),
  };
};

const withoutId = (session: FinishedSession): FinishedSession => ({
  ...session,
  id: null,
});

describe("days that are rolled up (I24, G14)", () => {
  it("say what the sessions said, those that came late too, and hold each session once", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (generated) => {
        const { first, late, cutoffs } = historyOf(generated);
        const db = await newHistory();
        await add(db, first);
        expect(await roll(db, cutoffs[0])).toBe(true);
        await add(db, late);
        expect(await roll(db, cutoffs[1])).toBe(true);
        // A session that came late and began on a day that had been rolled up is there with the day on which it ended.
        const cutoff = instant(MIDNIGHT + (DAYS + 3) * DAY);
        expect(await roll(db, cutoff)).toBe(true);
        const all = [...first.sessions, ...late.sessions];
        const spans = joined([...first.spans, ...late.spans]);
        const block = blockOfPacked(packSessions(null, all));
        const rollups = await rollupsIn(db);
        const days = rollups.flatMap((record) =>
          "quarters" in record ? [record.quarters] : [],
        );
        for (const quarters of days) {
          expect(quarters.day).toBeLessThan(dayOf(cutoff));
          const [wanted] = quartersOf([block], spans, quarters.day, 1);
          expect(comparable(quarters)).toEqual(wanted && comparable(wanted));
        }
        const kept = rollups.flatMap((record) =>
          "sessions" in record ? unpackSessions(record.sessions) : [],
        );
        expect(inEndOrder(kept)).toEqual(inEndOrder(all.map(withoutId)));
        // A day that we watched and on which nobody came is known, too.
        for (let day = dayOf(instant(MIDNIGHT)) - 1; day < dayOf(cutoff); day++)
          if (
            spans.some(
              ({ from, to }) => from < (day + 1) * DAY && to > day * DAY,
            )
          )
            expect(days.map((one) => one.day)).toContain(day);
      }),
      { numRuns: 80 },
    );
  });

  it("are the same after an interruption anywhere, and when it is done twice", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(12), async (generated, last) => {
        const { first, late, cutoffs } = historyOf(generated);
        const cutoff = instant(Math.max(...cutoffs));
        const filled = async (): Promise<Database> => {
          revision = 0;
          const db = await newHistory();
          await add(db, first);
          await roll(db, cutoffs[0]);
          await add(db, late);
          return db;
        };
        const whole = await filled();
        expect(await roll(whole, cutoff)).toBe(true);
        const expected = await dump(whole);
        const db = await filled();
        await roll(
          failing(db, ({ number }) => number >= last),
          cutoff,
        );
        expect(await roll(db, cutoff)).toBe(true);
        expect(await dump(db)).toEqual(expected);
        expect(await roll(db, cutoff)).toBe(true);
        expect(await dump(db)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it("go when they are older than rollups are kept, and with them whatever of those days is left", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(DAYS), async (generated, back) => {
        const { first, late, cutoffs } = historyOf(generated);
        const cutoff = instant(Math.max(...cutoffs));
        const from = instant(cutoff - back * DAY);
        const db = await newHistory();
        await add(db, first);
        await roll(db, cutoffs[0]);
        await add(db, late);
        expect(await roll(db, cutoff, from)).toBe(true);
        const { rollups = [], days = [] } = await dump(db);
        // CAST: the keys that the schema names.
        const dayOfKey = ({ key }: { key: unknown }): number =>
          (key as [string, number, number])[1];
        expect(rollups.map(dayOfKey).every((day) => day >= dayOf(from))).toBe(
          true,
        );
        expect(days.map(dayOfKey).every((day) => day >= dayOf(cutoff))).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });
});
