import type { Weekday } from "../domain/analytics/analytics.ts";
import { DAY } from "../domain/instant.ts";

/** The days of a month, by their numbers counted from 1970; `last` belongs to it. */
export interface Month {
  readonly first: number;
  readonly last: number;
}

const WEEK = 7;
/** 1 January 1970 was a Thursday. */
const THURSDAY = 4;

/** The month that a day lies in. */
export const monthOf = (day: number): Month => monthAt(day, 0);

/** The weeks of a month, each of seven days; null: a day of the month before or after. */
export const monthWeeks = (
  { first, last }: Month,
  weekStart: Weekday,
): readonly (readonly (number | null)[])[] => {
  const before = (weekdayOf(first) - weekStart + WEEK) % WEEK;
  const weeks = Math.ceil((before + last - first + 1) / WEEK);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: WEEK }, (_, at) => {
      const day = first - before + week * WEEK + at;
      return day < first || day > last ? null : day;
    }),
  );
};

/** The day that a key leads to; null where it leads nowhere. The 31st of a shorter month is its last day. */
export const movedDay = (day: number, key: string): number | null => {
  switch (key) {
    case "ArrowLeft":
      return day - 1;
    case "ArrowRight":
      return day + 1;
    case "ArrowUp":
      return day - WEEK;
    case "ArrowDown":
      return day + WEEK;
    case "Home":
      return monthOf(day).first;
    case "End":
      return monthOf(day).last;
    case "PageUp":
      return inMonth(day, -1);
    case "PageDown":
      return inMonth(day, 1);
    default:
      return null;
  }
};

const weekdayOf = (day: number): number =>
  (((day + THURSDAY) % WEEK) + WEEK) % WEEK;

const monthAt = (day: number, by: number): Month => {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + by];
  return {
    first: Date.UTC(year, month, 1) / DAY,
    last: Date.UTC(year, month + 1, 0) / DAY,
  };
};

const inMonth = (day: number, by: number): number => {
  const { first, last } = monthAt(day, by);
  return Math.min(last, first + day - monthOf(day).first);
};
