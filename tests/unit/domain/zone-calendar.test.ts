import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import { isZone, zoneCalendar } from "../../../utils/domain/zone-calendar.ts";

const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY;

/** How long a day is, in hours. */
const lengthOf = (
  zone: string,
  date: readonly [number, number, number],
): number => {
  const { startOfDay } = zoneCalendar(zone);
  const day = dayNumber(...date);
  return (startOfDay(day + 1) - startOfDay(day)) / HOUR;
};

describe("the calendar of a zone", () => {
  it.each([
    ["Europe/Warsaw", [2026, 3, 29], 23],
    ["Europe/Warsaw", [2026, 10, 25], 25],
    ["Europe/Warsaw", [2026, 7, 1], 24],
    ["America/New_York", [2026, 3, 8], 23],
    ["America/New_York", [2026, 11, 1], 25],
    ["Australia/Lord_Howe", [2026, 4, 5], 24.5],
    ["Australia/Lord_Howe", [2026, 10, 4], 23.5],
    ["Asia/Kathmandu", [2026, 3, 29], 24],
    // Midnight itself is left out.
    ["America/Santiago", [2026, 9, 6], 23],
    // A day that was left out at the date line.
    ["Pacific/Apia", [2011, 12, 30], 0],
    ["UTC", [2028, 2, 29], 24],
  ] as const)("%s: %s is so many hours long: %d", (zone, date, hours) => {
    expect(lengthOf(zone, date)).toBe(hours);
  });

  it("shows wall times", () => {
    const { wallAt, dayAt } = zoneCalendar("Asia/Kathmandu");
    const at = Date.UTC(2026, 11, 31, 18, 15);
    expect(wallAt(at)).toBe(Date.UTC(2027, 0, 1));
    expect(dayAt(at)).toBe(dayNumber(2027, 1, 1));
    expect(dayAt(at - 1)).toBe(dayNumber(2026, 12, 31));
  });

  it("says by how much the clocks are ahead, and nothing of what is no time", () => {
    const { offsetAt } = zoneCalendar("Australia/Lord_Howe");
    const back = Date.UTC(2026, 3, 4, 15);
    expect([offsetAt(back - 1), offsetAt(back)]).toEqual([
      11 * HOUR,
      10.5 * HOUR,
    ]);
    expect(offsetAt(Number.NaN)).toBe(0);
  });

  it("finds the first instant of a wall time that comes twice, and passes one that never comes", () => {
    const { whenWall } = zoneCalendar("Europe/Warsaw");
    expect(whenWall(Date.UTC(2026, 9, 25, 2, 30))).toBe(
      Date.UTC(2026, 9, 25, 0, 30),
    );
    expect(whenWall(Date.UTC(2026, 2, 29, 2, 30))).toBe(
      Date.UTC(2026, 2, 29, 1),
    );
  });

  it("gives a time in stretches in which the clocks run through", () => {
    const from = Date.UTC(2026, 2, 1);
    const to = Date.UTC(2026, 10, 1);
    expect(zoneCalendar("Europe/Warsaw").stretches(from, to)).toEqual([
      { from, to: Date.UTC(2026, 2, 29, 1), offset: HOUR },
      {
        from: Date.UTC(2026, 2, 29, 1),
        to: Date.UTC(2026, 9, 25, 1),
        offset: 2 * HOUR,
      },
      { from: Date.UTC(2026, 9, 25, 1), to, offset: HOUR },
    ]);
  });

  it("is of a zone that the browser knows", () => {
    expect(isZone("Asia/Kathmandu")).toBe(true);
    expect(isZone("Middle/Earth")).toBe(false);
    expect(() => zoneCalendar("Middle/Earth")).toThrow(RangeError);
  });

  it("agrees with the browser in each quarter of an hour of a month", () => {
    const zone = "Australia/Lord_Howe";
    const format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      dateStyle: "short",
      timeStyle: "short",
    });
    const { wallAt } = zoneCalendar(zone);
    for (
      let at = Date.UTC(2026, 2, 20);
      at < Date.UTC(2026, 3, 20);
      at += 15 * MINUTE
    )
      expect(new Date(wallAt(at)).toISOString().slice(0, 16)).toBe(
        format.format(at).replace(" ", "T"),
      );
  });
});
