import { type CalendarDate, dayOfDate } from "../calendar-date.ts";
import { DAY, type Instant, earlier, instant } from "../instant.ts";
import { unreachable } from "../result.ts";
import { zoneCalendar } from "../zone-calendar.ts";
import type { BucketUnit, Range } from "./analytics.ts";
import { endOfQuarter } from "./quarter.ts";

/** A range as a person chooses it: days of the zone's calendar, the last of them today. */
export type RangeChoice =
  | { readonly kind: "today" }
  /** Today and the 6 days before. */
  | { readonly kind: "week" }
  /** Today and the 29 days before: as long as sessions are kept in detail, and as "active in the last 30 days". */
  | { readonly kind: "month" }
  /** Both days are in it. */
  | {
      readonly kind: "custom";
      readonly from: CalendarDate;
      readonly to: CalendarDate;
    };

/**
 * From the first midnight to now, or to the midnight that ends it. Null: no such days, none of them has begun, or the
 * last is before the first.
 * @param zone a name that the browser knows
 */
export const rangeOf = (
  choice: RangeChoice,
  now: Instant,
  zone: string,
): Range | null => {
  const days = daysOf(choice, now, zone);
  if (days === null || days.last < days.first) return null;
  const { startOfDay } = zoneCalendar(zone);
  const from = startOfDay(days.first);
  const to = earlier(startOfDay(days.last + 1), now);
  return from < to ? { from, to } : null;
};

/**
 * What a range is compared with: as many days of the calendar, right before it, and of the last one as much as is over of
 * today, by the clock; up to the end of the quarter of an hour.
 */
export const previousOf = ({ from, to }: Range, zone: string): Range => {
  const { dayAt, startOfDay, wallAt, whenWall } = zoneCalendar(zone);
  const first = dayAt(from);
  // The last moment of a day belongs to it, and the midnight after it does not.
  const days = dayAt(to - 1) - first + 1;
  const isWhole = to === startOfDay(first + days);
  return {
    from: startOfDay(first - days),
    to: isWhole ? from : endOfQuarter(whenWall(wallAt(to) - days * DAY)),
  };
};

/** Buckets of a chart: at most about sixty of them, but for the hours of a day or two. */
export const unitOf = ({ from, to }: Range): BucketUnit => {
  const days = (to - from) / DAY;
  if (days <= 2.1) return "hour";
  if (days <= 62) return "day";
  return days <= 430 ? "week" : "month";
};

/** The 30 days before now, to the quarter of an hour: the count that follows no chosen range. */
export const lastThirtyDays = (now: Instant): Range => ({
  from: instant(now - 30 * DAY),
  to: now,
});

const daysOf = (
  choice: RangeChoice,
  now: Instant,
  zone: string,
): { readonly first: number; readonly last: number } | null => {
  const today = zoneCalendar(zone).dayAt(now);
  switch (choice.kind) {
    case "today":
      return { first: today, last: today };
    case "week":
      return { first: today - 6, last: today };
    case "month":
      return { first: today - 29, last: today };
    case "custom": {
      const first = dayOfDate(choice.from);
      const last = dayOfDate(choice.to);
      return first === null || last === null ? null : { first, last };
    }
    default:
      return unreachable(choice);
  }
};
