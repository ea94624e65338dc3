import { describe, expect, it } from "vitest";
import { isQuiet } from "../../../utils/domain/quiet-hours.ts";

const [MONDAY, TUESDAY, SATURDAY, SUNDAY] = [1, 2, 6, 0] as const;
const at = (hours: number, minutes = 0): number => 60 * hours + minutes;

describe("quiet hours", () => {
  const night = { from: at(20), to: at(8), days: [MONDAY, SATURDAY] };
  it.each([
    [MONDAY, at(19, 59), false],
    [MONDAY, at(20), true],
    [TUESDAY, at(7, 59), true],
    [TUESDAY, at(8), false],
    [TUESDAY, at(20), false],
    // Begun on the day before, which is none of them.
    [MONDAY, at(3), false],
    [SUNDAY, at(3), true],
    [SUNDAY, at(21), false],
  ])("over midnight, on day %i at minute %i: %s", (weekday, minute, quiet) => {
    expect(isQuiet(night, { weekday, minute })).toBe(quiet);
  });

  it("within a day begin and end on it", () => {
    const noon = { from: at(12), to: at(13), days: [MONDAY] };
    expect(isQuiet(noon, { weekday: MONDAY, minute: at(12) })).toBe(true);
    expect(isQuiet(noon, { weekday: MONDAY, minute: at(13) })).toBe(false);
    expect(isQuiet(noon, { weekday: TUESDAY, minute: at(12) })).toBe(false);
  });

  it("from a time to the same time are a whole day, and none are never", () => {
    const whole = { from: at(9), to: at(9), days: [MONDAY] };
    expect(isQuiet(whole, { weekday: MONDAY, minute: at(9) })).toBe(true);
    expect(isQuiet(whole, { weekday: TUESDAY, minute: at(8, 59) })).toBe(true);
    expect(isQuiet(whole, { weekday: TUESDAY, minute: at(9) })).toBe(false);
    expect(isQuiet(null, { weekday: MONDAY, minute: 0 })).toBe(false);
  });
});
