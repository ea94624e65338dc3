import { expect, test } from "vitest";
import { dateAt, spanOfDate } from "../../../utils/domain/calendar-day.ts";
import { HOUR, instant } from "../../../utils/domain/instant.ts";
import { lastDays } from "../../../utils/domain/local-days.ts";

const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"];

test.each(ZONES)("a date of %s is the day of which it is the date", (zone) => {
  for (const now of [Date.UTC(2026, 2, 31, 9), Date.UTC(2026, 10, 3, 22)])
    for (const day of lastDays(instant(now), 30, zone)) {
      const date = dateAt(day.from, zone);
      expect(spanOfDate(date, zone)).toEqual(day);
      expect(dateAt(instant(day.to - 1), zone)).toBe(date);
    }
});

test("a day on which the clocks are put on has 23 hours, and what is no date has none", () => {
  const { from = 0, to = 0 } = spanOfDate("2026-03-29", "Europe/Berlin") ?? {};
  expect(to - from).toBe(23 * HOUR);
  for (const date of ["", "2026-03", "2026-02-30", "tomorrow"])
    expect(spanOfDate(date, "Europe/Berlin")).toBeNull();
});
