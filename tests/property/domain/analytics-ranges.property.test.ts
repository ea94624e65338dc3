import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type RangeChoice,
  previousOf,
  rangeOf,
} from "../../../utils/domain/analytics/ranges.ts";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import { wallLabel } from "../../support/wall-label.ts";
import { TURNS, ZONES } from "./calendar-turns.ts";
import { forAll } from "./runs.ts";

const QUARTER = 15 * MINUTE;

const dateAt = (at: number, zone: string): string => wallLabel(at, zone).date;

/** Another date: dates are counted in UTC, where all days are alike. */
const moved = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** The first quarter of an hour whose date is this one or a later one: looked for, one by one. */
const beginOf = (date: string, zone: string): number => {
  let at = Date.parse(date) - 16 * HOUR;
  while (dateAt(at, zone) < date) at += QUARTER;
  return at;
};

const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

const anyMoment = fc.record({
  zone: fc.constantFrom(...ZONES),
  now: fc
    .tuple(
      fc.constantFrom(...TURNS),
      fc.integer({ min: -40 * 24 * 60, max: 40 * 24 * 60 }),
      fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 }),
      fc.boolean(),
      fc.nat(MINUTE - 1),
    )
    .map(
      ([{ at }, far, near, isNear, ms]) =>
        at + (isNear ? near : far) * MINUTE + ms,
    ),
});

describe("the range", () => {
  it.each([
    ["today", 0],
    ["week", 6],
    ["month", 29],
  ] as const)("of %s begins with the date %d days before", (kind, days) => {
    forAll(anyMoment, ({ zone, now }) => {
      const date = moved(dateAt(now, zone), -days);
      expect(rangeOf({ kind }, instant(now), zone)).toEqual({
        from: beginOf(date, zone),
        to: now,
      });
    });
  });

  it("of chosen days holds every quarter with one of these dates, as far as it is over", () => {
    const anyDays = fc.tuple(fc.integer({ min: -35, max: 3 }), fc.nat(5));
    forAll(fc.tuple(anyMoment, anyDays), ([{ zone, now }, [first, more]]) => {
      const from = moved(dateAt(now, zone), first);
      const to = moved(from, more);
      const choice: RangeChoice = { kind: "custom", from, to };
      const begin = beginOf(from, zone);
      const end = Math.min(beginOf(moved(to, 1), zone), now);
      expect(rangeOf(choice, instant(now), zone)).toEqual(
        begin < end ? { from: begin, to: end } : null,
      );
    });
  });
});

describe("the period before", () => {
  it("of whole days is as many dates that end where they begin", () => {
    const anyDays = fc.tuple(fc.integer({ min: -35, max: 3 }), fc.nat(31));
    forAll(fc.tuple(anyMoment, anyDays), ([{ zone, now }, [first, more]]) => {
      const date = moved(dateAt(now, zone), first);
      const from = instant(beginOf(date, zone));
      const to = instant(beginOf(moved(date, more + 1), zone));
      expect(previousOf({ from, to }, zone)).toEqual({
        from: beginOf(moved(date, -more - 1), zone),
        to: from,
      });
    });
  });

  it("of days that go on ends at the same hour of its last date", () => {
    forAll(fc.tuple(anyMoment, fc.nat(29)), ([{ zone, now }, days]) => {
      const today = dateAt(now, zone);
      const from = instant(beginOf(moved(today, -days), zone));
      if (now <= from || now % QUARTER === 0) return;
      const before = previousOf({ from, to: instant(now) }, zone);
      expect(before.from).toBe(beginOf(moved(today, -2 * days - 1), zone));
      // The quarter of an hour that the same wall time lies in, unless the clocks leave it out.
      const label = wallLabel(now, zone);
      const then = wallLabel(before.to - 1, zone);
      const isThere = [0, 1, 2, 3, 4, 5, 6, 7, 8].some(
        (quarters) =>
          wallLabel(before.to + (quarters - 4) * QUARTER, zone).hour ===
          label.hour,
      );
      expect(daysFrom(then.date, today)).toBe(days + 1);
      if (isThere) expect(then.hour).toBe(label.hour);
    });
  });
});
