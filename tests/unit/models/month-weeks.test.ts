import { describe, expect, it } from "vitest";
import { dateOfDay, dayOfDate } from "../../../utils/domain/calendar-date.ts";
import {
  monthOf,
  monthWeeks,
  movedDay,
} from "../../../utils/models/month-weeks.ts";
import { weekFrom, weekStartOf } from "../../../utils/models/week-start.ts";

const day = (text: string): number => dayOfDate(text) ?? 0;

const moved = (from: string, key: string): string | null => {
  const to = movedDay(day(from), key);
  return to === null ? null : dateOfDay(to);
};

describe("a month", () => {
  it.each([
    ["2026-11-21", "2026-11-01", "2026-11-30"],
    ["2024-02-10", "2024-02-01", "2024-02-29"],
    ["1969-12-31", "1969-12-01", "1969-12-31"],
  ])("of %s goes from %s to %s", (text, first, last) => {
    expect(monthOf(day(text))).toEqual({ first: day(first), last: day(last) });
  });

  it("stands in weeks that begin with the day that the reader's weeks begin with", () => {
    // 1 November 2026 is a Sunday.
    const november = monthOf(day("2026-11-01"));
    const [sundays] = monthWeeks(november, 0);
    expect(sundays?.[0]).toBe(november.first);
    const mondays = monthWeeks(november, 1);
    expect(mondays[0]?.slice(0, 6)).toEqual(Array(6).fill(null));
    expect(mondays).toHaveLength(6);
    expect(mondays.flat().filter((one) => one !== null)).toHaveLength(30);
  });
});

describe("a key in the calendar", () => {
  it.each([
    ["2026-03-01", "ArrowLeft", "2026-02-28"],
    ["2026-03-01", "ArrowDown", "2026-03-08"],
    ["2026-03-31", "PageUp", "2026-02-28"],
    ["2026-01-31", "PageDown", "2026-02-28"],
    ["2026-03-10", "Home", "2026-03-01"],
    ["2026-03-10", "End", "2026-03-31"],
    ["2026-03-10", "x", null],
  ])("%s, %s leads to %s", (from, key, to) => {
    expect(moved(from, key)).toBe(to);
  });
});

describe("the day that a week begins with", () => {
  it.each([
    ["en-GB", 1],
    ["en-US", 0],
    ["de", 1],
    ["en", 0],
    ["ar-EG", 6],
  ])("where %s is spoken is %i", (language, first) => {
    expect(weekStartOf(language)).toBe(first);
  });

  it("stands first, and all others after it", () => {
    expect(weekFrom(6)).toEqual([6, 0, 1, 2, 3, 4, 5]);
  });
});
