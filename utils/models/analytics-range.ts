import { type RangeChoice, rangeOf } from "../domain/analytics/ranges.ts";
import { dateOfDay, dayOfDate } from "../domain/calendar-date.ts";
import type { Instant } from "../domain/instant.ts";
import { unreachable } from "../domain/result.ts";
import { zoneCalendar } from "../domain/zone-calendar.ts";

export type RangeKind = RangeChoice["kind"];

export const RANGE_KINDS = [
  "today",
  "week",
  "month",
  "custom",
] as const satisfies readonly RangeKind[];

/** As an address names those that have no days of their own. */
const NAMES = { "7d": "week", "30d": "month", today: "today" } as const;

/** Thirteen months: as long as anything is kept. */
export const MOST_DAYS = 400;

/** What is wrong with two days that were chosen. */
export type CustomProblem =
  | "no_first"
  | "no_last"
  | "order"
  | "future"
  | "too_long";

/**
 * The choice that two typed days make, or what is wrong with them.
 * @param today number of the day that it is, counted from 1970
 */
export const readCustom = (
  first: string,
  last: string,
  today: number,
): RangeChoice | CustomProblem => {
  const from = dayOfDate(first);
  const to = dayOfDate(last);
  if (from === null) return "no_first";
  if (to === null) return "no_last";
  if (from > to) return "order";
  if (to > today) return "future";
  if (to - from >= MOST_DAYS) return "too_long";
  return { kind: "custom", from: first, to: last };
};

/** The choice as it stands in an address: "7d", "2026-11-01..2026-11-14". */
export const textOfRange = (choice: RangeChoice): string => {
  switch (choice.kind) {
    case "today":
      return "today";
    case "week":
      return "7d";
    case "month":
      return "30d";
    case "custom":
      return `${choice.from}..${choice.to}`;
    default:
      return unreachable(choice);
  }
};

/** The choice of an address; null where it is none. */
export const rangeOfText = (
  text: string,
  today: number,
): RangeChoice | null => {
  if (text === "7d" || text === "30d" || text === "today")
    return { kind: NAMES[text] };
  const [first = "", last = ""] = text.split("..");
  const read = readCustom(first, last, today);
  return typeof read === "string" ? null : read;
};

/** First and last day of a choice, as a date field shows them. */
export const datesOf = (
  choice: RangeChoice,
  now: Instant,
  zone: string,
): readonly [first: string, last: string] => {
  if (choice.kind === "custom") return [choice.from, choice.to];
  const { dayAt } = zoneCalendar(zone);
  const range = rangeOf(choice, now, zone);
  const today = dayAt(now);
  const first = range === null ? today : dayAt(range.from);
  return [dateOfDay(first), dateOfDay(today)];
};

/** Does the choice reach up to now, so that its numbers go on changing? */
export const isGoingOn = (choice: RangeChoice, today: number): boolean =>
  choice.kind !== "custom" || (dayOfDate(choice.to) ?? 0) >= today;
