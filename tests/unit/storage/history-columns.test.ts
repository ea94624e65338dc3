import { beforeEach, describe, expect, it } from "vitest";
import { analyticsOf } from "../../../utils/domain/analytics/analytics-of.ts";
import {
  blockOfFinished,
  blockOfRunning,
} from "../../../utils/domain/analytics/block-of.ts";
import { factsOf } from "../../../utils/domain/analytics/facts.ts";
import { openingOf } from "../../../utils/domain/analytics/opening.ts";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import { valuesOf } from "../../../utils/domain/patched-map.ts";
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

const read = async () => {
  const asked = [ASKED.range, NOW, DEFAULT_LIMITS] as const;
  const facts = valueOf(await openReader(db).facts(SOURCE, ...asked));
  const quarters = valueOf(await openReader(db).quarters(SOURCE, ...asked));
  return {
    analytics: analyticsOf(facts, ASKED, pageName),
    opening: openingOf(quarters, ASKED),
  };
};

/** The same without a disk. */
const expected = (more: readonly FinishedSession[] = []) => {
  const { coverage, running } = kept.knowledge.sessions;
  const blocks = [
    blockOfFinished([...PAST, ...more]),
    blockOfRunning([...valuesOf(running)], coverage, NOW, DEFAULT_LIMITS),
  ];
  const spans = [...WATCHED, { from: NOON, to: after(MINUTE) }];
  return analyticsOf(factsOf(ASKED.range, blocks, spans, []), ASKED, pageName);
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
    valueOf(await packFinished(db, SOURCE, NOW));
    for (const days of [4, 2]) {
      const cutoff = instant(MIDNIGHT - days * DAY);
      const everything = instant(0);
      valueOf(await rollUpBefore(db, source(), cutoff, everything));
      const { analytics, opening } = await read();
      expect(analytics).toEqual(expected());
      expect(analytics).toMatchObject({ ...opening });
    }
  });

  it("have what was added to a day that is rolled up", async () => {
    valueOf(await packFinished(db, SOURCE, NOW));
    const cutoff = instant(MIDNIGHT - 2 * DAY);
    valueOf(await rollUpBefore(db, source(), cutoff, instant(0)));
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
