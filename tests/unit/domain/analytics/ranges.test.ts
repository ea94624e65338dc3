import { describe, expect, it } from "vitest";
import {
  type RangeChoice,
  lastThirtyDays,
  previousOf,
  rangeOf,
  unitOf,
} from "../../../../utils/domain/analytics/ranges.ts";
import {
  DAY,
  HOUR,
  MINUTE,
  instant,
} from "../../../../utils/domain/instant.ts";

/** 14:07 by the clocks of Warsaw, two days after they were put on. */
const NOW = instant(Date.UTC(2026, 2, 31, 12, 7));
const ZONE = "Europe/Warsaw";

const range = (choice: RangeChoice, zone = ZONE) => rangeOf(choice, NOW, zone);
const hours = (of: { from: number; to: number } | null) =>
  of === null ? null : (of.to - of.from) / HOUR;
const utc = (...date: Parameters<typeof Date.UTC>) =>
  instant(Date.UTC(...date));

describe("a range", () => {
  it("of today begins at midnight and ends now", () => {
    expect(range({ kind: "today" })).toEqual({
      from: utc(2026, 2, 30, 22),
      to: NOW,
    });
    expect(range({ kind: "today" }, "America/New_York")?.from).toBe(
      utc(2026, 2, 31, 4),
    );
  });

  it("of seven days holds today, and an hour less where the clocks were put on", () => {
    expect(range({ kind: "week" })).toEqual({
      from: utc(2026, 2, 24, 23),
      to: NOW,
    });
  });

  it("of a month holds thirty days", () => {
    expect(range({ kind: "month" }, "UTC")?.from).toBe(utc(2026, 2, 2));
  });

  it.each([
    ["2026-03-29", "2026-03-29", 23],
    ["2025-10-26", "2025-10-26", 25],
    ["2026-03-28", "2026-03-30", 71],
    ["2026-03-31", "2026-05-01", 14 + 7 / 60],
  ])("from %s to %s holds both days", (from, to, expected) => {
    expect(hours(range({ kind: "custom", from, to }))).toBeCloseTo(expected, 9);
  });

  it.each([
    ["2026-04-01", "2026-04-02"],
    ["2026-03-02", "2026-03-01"],
    ["2026-02-30", "2026-03-01"],
    ["March", "2026-03-01"],
  ])("from %s to %s is none", (from, to) => {
    expect(range({ kind: "custom", from, to })).toBeNull();
  });
});

describe("the period before", () => {
  it("of today is yesterday up to the same time, to the quarter of an hour", () => {
    const today = { from: utc(2026, 2, 30, 22), to: NOW };
    expect(previousOf(today, ZONE)).toEqual({
      from: utc(2026, 2, 29, 22),
      to: utc(2026, 2, 30, 12, 15),
    });
  });

  it("of whole days is as many days that end where they begin", () => {
    const days = { from: utc(2026, 2, 29, 22), to: utc(2026, 2, 30, 22) };
    expect(previousOf(days, ZONE)).toEqual({
      // 23 hours: the day on which the clocks were put on.
      from: utc(2026, 2, 28, 23),
      to: utc(2026, 2, 29, 22),
    });
  });
});

describe("the last thirty days", () => {
  it("end now", () => {
    const { from, to } = lastThirtyDays(NOW);
    expect([to, to - from]).toEqual([NOW, 30 * DAY]);
  });
});

describe("buckets", () => {
  it.each([
    [5 * MINUTE, "hour"],
    [2 * DAY, "hour"],
    [2 * DAY + HOUR, "hour"],
    [7 * DAY, "day"],
    [30 * DAY, "day"],
    [90 * DAY, "week"],
    [396 * DAY, "week"],
    [800 * DAY, "month"],
  ])("of %d ms are by the %s", (length, unit) => {
    expect(unitOf({ from: NOW, to: instant(NOW + length) })).toBe(unit);
  });
});
