import { describe, expect, it } from "vitest";
import { HOUR, instant } from "../../../utils/domain/instant.ts";
import { lastDays } from "../../../utils/domain/local-days.ts";

const lengths = (now: number, count: number, zone: string) =>
  lastDays(instant(now), count, zone).map(({ from, to }) => (to - from) / HOUR);

describe("the last days of a wall clock", () => {
  it("begin at its midnights, and end with today's", () => {
    const noon = Date.UTC(2026, 2, 4, 12);
    expect(lastDays(instant(noon), 2, "Asia/Kolkata")).toEqual([
      { from: Date.UTC(2026, 2, 2, 18, 30), to: Date.UTC(2026, 2, 3, 18, 30) },
      { from: Date.UTC(2026, 2, 3, 18, 30), to: Date.UTC(2026, 2, 4, 18, 30) },
    ]);
  });

  it.each([
    ["Europe/Berlin", Date.UTC(2026, 2, 30, 12), [24, 23, 24]],
    ["Europe/Berlin", Date.UTC(2026, 9, 26, 12), [24, 25, 24]],
    ["Australia/Lord_Howe", Date.UTC(2026, 3, 5, 12), [24, 24, 24.5]],
    // The clocks go forward at midnight: the day begins at one.
    ["Africa/Cairo", Date.UTC(2026, 3, 24, 12), [24, 24, 23]],
    ["America/Havana", Date.UTC(2025, 10, 3, 12), [24, 25, 24]],
    ["Pacific/Apia", Date.UTC(2011, 11, 31, 3), [24, 24]],
  ])("of %s are as long as they are", (zone, now, hours) => {
    expect(lengths(now, 3, zone)).toEqual(hours);
  });
});
