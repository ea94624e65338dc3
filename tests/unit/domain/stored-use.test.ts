import { describe, expect, it } from "vitest";
import { sourceId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, instant } from "../../../utils/domain/instant.ts";
import { DEFAULT_RETENTION, dayOf } from "../../../utils/domain/retention.ts";
import {
  type StoredDay,
  lossBy,
  losesAnything,
  readRetention,
} from "../../../utils/domain/stored-use.ts";
import { NOON } from "../../support/builders.ts";

const TODAY = dayOf(NOON);
const day = (
  kind: StoredDay["kind"],
  ago: number,
  sessions = 10,
): StoredDay => ({
  source: sourceId("acme"),
  kind,
  day: TODAY - ago,
  sessions,
});
const USE = {
  days: [
    day("rollups", 400),
    day("rollups", 40),
    ...[29, 8, 7, 6, 1].map((ago) => day("sessions", ago)),
    // A second record of the same day.
    day("sessions", 8, 5),
  ],
  travelFrom: instant(NOON - 20 * HOUR),
};
const loss = (change: Partial<typeof DEFAULT_RETENTION>) =>
  lossBy(USE, { ...DEFAULT_RETENTION, ...change }, NOON);

describe("what a shorter time deletes", () => {
  it("is nothing where nothing is that old", () => {
    expect(losesAnything(loss({}))).toBe(false);
    expect(losesAnything(loss({ detailDays: 366 }))).toBe(false);
  });

  it("is whole days of sessions, of which summaries stay if they are kept", () => {
    expect(loss({ detailDays: 7 })).toMatchObject({
      ...{ days: 2, sessions: 25, summed: true, rollups: 0 },
    });
    expect(loss({ detailDays: 7, rollupMonths: 0 })).toMatchObject({
      ...{ days: 2, sessions: 25, summed: false, rollups: 2 },
    });
  });

  it("is daily summaries, by months that are never shorter than those of the calendar", () => {
    expect(loss({ rollupMonths: 12 }).rollups).toBe(1);
    expect(loss({ rollupMonths: 2 }).rollups).toBe(1);
    expect(loss({ rollupMonths: 1 }).rollups).toBe(2);
    expect(
      lossBy({ ...USE, days: [day("rollups", 404)] }, DEFAULT_RETENTION, NOON)
        .rollups,
    ).toBe(1);
  });

  it("is the list as it was longer ago", () => {
    expect(loss({ travelHours: 21 }).travel).toBe(false);
    expect(loss({ travelHours: 19 }).travel).toBe(true);
    expect(
      lossBy(
        { days: [], travelFrom: null },
        DEFAULT_RETENTION,
        instant(NOON + 99 * DAY),
      ).travel,
    ).toBe(false);
  });
});

describe("a number that is typed", () => {
  it.each([
    ["2", 2],
    [" 30 ", 30],
    ["366", 366],
    ["1", null],
    ["367", null],
    ["", null],
    ["3.5", null],
    ["-3", null],
    ["1e2", null],
    ["٣٠", null],
  ] as const)("of days: %j is %j", (typed, wanted) => {
    expect(readRetention("detailDays", typed)).toBe(wanted);
  });
});
