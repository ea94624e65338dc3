import { beforeEach, describe, expect, it } from "vitest";
import { analyticsOf } from "../../../utils/domain/analytics/analytics-of.ts";
import type { Range } from "../../../utils/domain/analytics/analytics.ts";
import {
  blockOfFinished,
  blockOfRunning,
} from "../../../utils/domain/analytics/block-of.ts";
import { factsOf } from "../../../utils/domain/analytics/facts.ts";
import { openingOf } from "../../../utils/domain/analytics/opening.ts";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import { valuesOf } from "../../../utils/domain/patched-map.ts";
import { dayOf } from "../../../utils/domain/retention.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { packFinished } from "../../../utils/storage/packing.ts";
import { rollUpBefore } from "../../../utils/storage/rolling.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import {
  NOON,
  after,
  online,
  person,
  session,
  snapshot,
} from "../../support/builders.ts";
import { finished, putCoverage, putFinished, visit } from "./history-world.ts";
import {
  type Kept,
  NOTHING_KEPT,
  SOURCE,
  keep,
  newDisk,
  source,
  valueOf,
} from "./journal-world.ts";

const MIDNIGHT = instant(NOON - 12 * HOUR);
const NOW = after(2 * MINUTE);
const ASKED = {
  range: { from: instant(MIDNIGHT - 6 * DAY), to: NOW },
  zone: "Asia/Kathmandu",
  weekStart: 1 as const,
};

/** Somebody each hour of the last six days, for 80 minutes; every fifth was away for a while. */
const PAST: readonly FinishedSession[] = Array.from(
  { length: 130 },
  (_, at) => {
    const start = instant(MIDNIGHT - 6 * DAY + at * HOUR + at * 1234);
    const end = instant(start + 80 * MINUTE);
    const away = [
      { from: after(20 * MINUTE, start), to: after(50 * MINUTE, start) },
    ];
    return finished({
      person: `u${at % 7}`,
      start,
      end,
      engagedMs: 11 * MINUTE,
      visits: [
        visit(
          `https://acme.test/page/${"abc"[at % 3]}`,
          start,
          after(at * 1000, start),
        ),
      ],
      ...(at % 5 === 0 ? { away } : {}),
    });
  },
);

const WATCHED = [
  { from: instant(MIDNIGHT - 6 * DAY), to: instant(MIDNIGHT - 3 * DAY) },
  { from: instant(MIDNIGHT - 3 * DAY + HOUR), to: instant(MIDNIGHT - HOUR) },
];

let db: Database;
let kept: Kept;

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
  await putCoverage(
    db,
    WATCHED.map(({ from, to }) => [from, to] as const),
  );
  const came = snapshot(1, [online("ana"), online("u1"), person("bob")]);
  kept = await keep(db, NOTHING_KEPT, { ...came, serverTime: NOON });
  const later = { sessions: [session({ lastActiveAt: after(MINUTE) })] };
  const next = snapshot(2, [online("ana", later), person("bob")]);
  kept = await keep(db, kept, { ...next, serverTime: after(MINUTE) });
  // Behind what the observations above left.
  await putFinished(db, [PAST], SOURCE, 1000);
});

const read = async (range: Range = ASKED.range) => {
  const asked = [range, NOW, DEFAULT_LIMITS] as const;
  const question = { ...ASKED, range };
  const facts = valueOf(await openReader(db).facts(SOURCE, ...asked));
  const quarters = valueOf(await openReader(db).quarters(SOURCE, ...asked));
  return {
    analytics: analyticsOf(facts, question, pageName),
    opening: openingOf(quarters, question),
    days: quarters.map(({ day }) => day - dayOf(MIDNIGHT)),
  };
};

const rollUp = async (days: number): Promise<void> => {
  const cutoff = instant(MIDNIGHT - days * DAY);
  valueOf(await packFinished(db, SOURCE, NOW));
  valueOf(await rollUpBefore(db, source(), cutoff, instant(0)));
};

/** The same without a disk. */
const expected = (
  more: readonly FinishedSession[] = [],
  range: Range = ASKED.range,
) => {
  const { coverage, running } = kept.knowledge.sessions;
  const blocks = [
    blockOfFinished([...PAST, ...more]),
    blockOfRunning([...valuesOf(running)], coverage, NOW, DEFAULT_LIMITS),
  ];
  const spans = [...WATCHED, { from: NOON, to: after(MINUTE) }];
  const facts = factsOf(range, blocks, spans, []);
  return analyticsOf(facts, { ...ASKED, range }, pageName);
};

describe("the facts of a range", () => {
  it("are those of fresh sessions and of those that go on", async () => {
    const { analytics, opening } = await read();
    expect(analytics).toEqual(expected());
    expect(analytics).toMatchObject({ ...opening });
    expect(analytics.unique).toBe(8);
    expect(analytics.people).toHaveLength(8);
    expect(analytics.pages).toHaveLength(3);
    expect([analytics.average?.n, analytics.seenOnce]).toEqual([131, 1]);
  });

  it("are the same when the sessions are packed", async () => {
    valueOf(await packFinished(db, SOURCE, NOW));
    const { analytics, opening } = await read();
    expect(analytics).toEqual(expected());
    expect(analytics).toMatchObject({ ...opening });
  });

  it("are the same when days are rolled up, and when all are that are over", async () => {
    for (const days of [4, 2]) {
      await rollUp(days);
      const { analytics, opening } = await read();
      expect(analytics).toEqual(expected());
      expect(analytics).toMatchObject({ ...opening });
    }
  });

  it("have what was added to a day that is rolled up", async () => {
    await rollUp(2);
    const start = instant(MIDNIGHT - 4 * DAY - HOUR);
    const end = after(2 * HOUR, start);
    const added = finished({ person: "late", start, end });
    await putFinished(db, [[added]], SOURCE, 2000);
    valueOf(await packFinished(db, SOURCE, NOW));
    const { analytics, opening } = await read();
    expect(analytics).toEqual(expected([added]));
    expect(analytics).toMatchObject({ ...opening });
    expect(analytics.people.map(({ id }) => id)).toContain("late");
  });

  it("have what was added to the day after them, and began on a day that is rolled up and forgotten", async () => {
    await rollUp(2);
    await db.use((connected) => connected.clear("coverage"));
    const midnight = instant(MIDNIGHT - 4 * DAY);
    const start = instant(midnight - 2 * HOUR);
    const added = finished({
      person: "late",
      start,
      end: after(HOUR, midnight),
    });
    await putFinished(db, [[added]], SOURCE, 2000);
    valueOf(await packFinished(db, SOURCE, NOW));
    const range = { from: instant(midnight - DAY), to: midnight };
    const { analytics, opening } = await read(range);
    expect(analytics).toEqual(expected([added], range));
    expect(analytics).toMatchObject({ ...opening });
    expect(opening.unique).toBe(8);
  });

  it("leave out the days of which nothing is known, wherever they lie", async () => {
    await rollUp(2);
    const range = { from: instant(MIDNIGHT - 25 * DAY), to: NOW };
    const { days, analytics, opening } = await read(range);
    expect(days).toEqual([-6, -5, -4, -3, -2, -1, 0]);
    expect(analytics).toEqual(expected([], range));
    expect(analytics).toMatchObject({ ...opening });
    const before = await read({
      from: range.from,
      to: instant(MIDNIGHT - 20 * DAY),
    });
    expect(before.days).toEqual([]);
    expect(before.opening).toMatchObject({ unique: 0, peak: null });
  });

  it.each(["fresh", "packed"])(
    "have who was seen once on a day on which nobody watched, %s",
    async (kind) => {
      await rollUp(2);
      const at = instant(MIDNIGHT - 15 * DAY + HOUR);
      const seen = finished({
        ...{ person: "once", start: at, end: at },
        seenOnce: true,
      });
      await putFinished(db, [[seen]], SOURCE, 2000);
      if (kind === "packed") valueOf(await packFinished(db, SOURCE, NOW));
      const range = {
        from: instant(MIDNIGHT - 18 * DAY),
        to: instant(MIDNIGHT - 12 * DAY),
      };
      const { analytics, opening } = await read(range);
      expect(analytics).toEqual(expected([seen], range));
      expect(analytics).toMatchObject({ ...opening });
      expect(opening).toMatchObject({ unique: 1, peak: { people: 1, at } });
    },
  );

  it("are nothing where nothing is known", async () => {
    newDisk();
    db = openDatabase();
    const { analytics } = await read();
    expect(analytics).toMatchObject({
      ...{ unique: 0, observedMs: 0, peak: null, average: null },
      ...{ people: [], pages: [], seenOnce: 0 },
    });
    expect(analytics.active.every(({ people }) => people === null)).toBe(true);
  });
});
