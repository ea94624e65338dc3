import type { Span } from "./coverage.ts";
import { DAY, HOUR, type Instant, MINUTE, instant } from "./instant.ts";

/** Before a local midnight is `number * DAY - 15 h`, after it `+ 13 h`: zones are between 12 h behind UTC and 14 h ahead. */
const EARLIEST_MS = 15 * HOUR;
const LATEST_MS = 13 * HOUR;

/**
 * The last days of a zone's wall clock, the oldest first: each [from, to) of 23, 24 or 25 hours, or whatever the clocks
 * were put forward or back by. A day that a zone left out (Samoa's 30 December 2011) is not among them.
 * @param now lies in the last of them
 * @param zone a name that the browser knows: "Europe/Berlin"
 */
export const lastDays = (
  now: Instant,
  count: number,
  zone: string,
): readonly Span[] => {
  const dayNumber = dayNumberIn(zone);
  const today = dayNumber(now);
  const starts = Array.from({ length: count + 1 }, (_, at) =>
    startOf(today - count + 1 + at, dayNumber),
  );
  return starts.slice(0, count).flatMap((from, at) => {
    const to = starts[at + 1] ?? from;
    return from < to ? [{ from, to }] : [];
  });
};

/** Gives the number of the day that the zone's calendar shows at a time, counted from 1970. */
const dayNumberIn = (zone: string): ((at: number) => number) => {
  const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  return (at) => {
    const [month = 1, day = 1, year = 1970] = format
      .format(at)
      .split("/")
      .map(Number);
    return Date.UTC(year, month - 1, day) / DAY;
  };
};

/** The first minute at which the calendar shows this day or a later one. */
const startOf = (
  number: number,
  dayNumber: (at: number) => number,
): Instant => {
  let before = (number * DAY - EARLIEST_MS) / MINUTE;
  let after = (number * DAY + LATEST_MS) / MINUTE;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayNumber(middle * MINUTE) < number) before = middle;
    else after = middle;
  }
  return instant(after * MINUTE);
};
