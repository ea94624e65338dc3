import { civilOf, weekdayOf } from "../calendar-date.ts";
import { DAY, HOUR } from "../instant.ts";
import { unreachable } from "../result.ts";
import { zoneCalendar } from "../zone-calendar.ts";
import type { BucketUnit, Range, Weekday } from "./analytics.ts";
import { QUARTER } from "./quarter.ts";

/** Of each quarter of a range that begins and ends with one: the wall time at its begin, ms. */
export const wallQuarters = (
  { from, to }: Range,
  zone: string,
): Float64Array => {
  const walls = new Float64Array((to - from) / QUARTER);
  for (const stretch of zoneCalendar(zone).stretches(from, to)) {
    let quarter = Math.ceil((stretch.from - from) / QUARTER);
    for (; from + quarter * QUARTER < stretch.to; quarter++)
      walls[quarter] = from + quarter * QUARTER + stretch.offset;
  }
  return walls;
};

/** The number of the hour, day, week or month that a wall time is in. */
export const unitAt = (
  wall: number,
  unit: BucketUnit,
  weekStart: Weekday,
): number => {
  const day = Math.floor(wall / DAY);
  switch (unit) {
    case "hour":
      return Math.floor(wall / HOUR);
    case "day":
      return day;
    case "week":
      return Math.floor((day - weekdayShift(weekStart)) / 7);
    case "month": {
      const { year, month } = civilOf(day);
      return year * 12 + month - 1;
    }
    default:
      return unreachable(unit);
  }
};

/** The wall time with which one of them begins. */
export const startOfUnit = (
  number: number,
  unit: BucketUnit,
  weekStart: Weekday,
): number => {
  switch (unit) {
    case "hour":
      return number * HOUR;
    case "day":
      return number * DAY;
    case "week":
      return (number * 7 + weekdayShift(weekStart)) * DAY;
    case "month":
      return Date.UTC(Math.floor(number / 12), number % 12);
    default:
      return unreachable(unit);
  }
};

/** The number of the first day from 1970 on with which a week begins. */
const weekdayShift = (weekStart: Weekday): number =>
  (weekStart - weekdayOf(0) + 7) % 7;
