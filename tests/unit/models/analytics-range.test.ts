import { describe, expect, it } from "vitest";
import { dayOfDate } from "../../../utils/domain/calendar-date.ts";
import { instant } from "../../../utils/domain/instant.ts";
import {
  MOST_DAYS,
  datesOf,
  isGoingOn,
  rangeOfText,
  readCustom,
  textOfRange,
} from "../../../utils/models/analytics-range.ts";

const TODAY = dayOfDate("2026-03-29") ?? 0;

describe("two days that somebody typed", () => {
  it.each([
    ["", "2026-03-01", "no_first"],
    ["2026-02-30", "2026-03-01", "no_first"],
    ["2026-03-01", "", "no_last"],
    ["2026-03-02", "2026-03-01", "order"],
    ["2026-03-01", "2026-03-30", "future"],
    ["2024-01-01", "2026-03-01", "too_long"],
  ])("from %j to %j are refused: %s", (first, last, problem) => {
    expect(readCustom(first, last, TODAY)).toBe(problem);
  });

  it("are a range when the last is today, and the first the same", () => {
    expect(readCustom("2026-03-29", "2026-03-29", TODAY)).toEqual({
      kind: "custom",
      from: "2026-03-29",
      to: "2026-03-29",
    });
  });

  it(`are at most ${MOST_DAYS} days`, () => {
    expect(readCustom("2025-02-23", "2026-03-29", TODAY)).toMatchObject({
      kind: "custom",
    });
    expect(readCustom("2025-02-22", "2026-03-29", TODAY)).toBe("too_long");
  });
});

describe("a range in an address", () => {
  it.each(["today", "7d", "30d", "2026-03-01..2026-03-14"])(
    "%s leads back to itself",
    (text) => {
      const choice = rangeOfText(text, TODAY);
      expect(choice).not.toBeNull();
      if (choice !== null) expect(textOfRange(choice)).toBe(text);
    },
  );

  it.each([
    "",
    "8d",
    "toString",
    "2026-03-14",
    "2026-03-14..2026-03-01",
    "2026-03-14..2030-01-01",
    "..",
    "a..b",
  ])("%j is none", (text) => {
    expect(rangeOfText(text, TODAY)).toBeNull();
  });
});

describe("the days of a range", () => {
  // Half past midnight in Auckland, still the day before in UTC.
  const now = instant(Date.UTC(2026, 2, 28, 11, 30));

  it("are those of the zone's calendar", () => {
    expect(datesOf({ kind: "week" }, now, "Pacific/Auckland")).toEqual([
      "2026-03-23",
      "2026-03-29",
    ]);
    expect(datesOf({ kind: "today" }, now, "UTC")).toEqual([
      "2026-03-28",
      "2026-03-28",
    ]);
  });

  it("go on being counted only while they reach today", () => {
    const until = (to: string) =>
      isGoingOn({ kind: "custom", from: "2026-03-01", to }, TODAY);
    expect(until("2026-03-28")).toBe(false);
    expect(until("2026-03-29")).toBe(true);
    expect(isGoingOn({ kind: "month" }, TODAY)).toBe(true);
  });
});
