import type { Span } from "./coverage.ts";
import type { Instant } from "./instant.ts";
import { zoneCalendar } from "./zone-calendar.ts";

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
  const { dayAt, startOfDay } = zoneCalendar(zone);
  const today = dayAt(now);
  const starts = Array.from({ length: count + 1 }, (_, at) =>
    startOfDay(today - count + 1 + at),
  );
  return starts.slice(0, count).flatMap((from, at) => {
    const to = starts[at + 1] ?? from;
    return from < to ? [{ from, to }] : [];
  });
};
