import { type CalendarDate, dateOfDay, dayOfDate } from "./calendar-date.ts";
import type { Span } from "./coverage.ts";
import type { Instant } from "./instant.ts";
import { zoneCalendar } from "./zone-calendar.ts";

/** The date that the calendar of a zone shows. */
export const dateAt = (at: Instant, zone: string): CalendarDate =>
  dateOfDay(zoneCalendar(zone).dayAt(at));

/** A day of a zone's calendar, from midnight to midnight; null for what is no date, as half of one that is being typed. */
export const spanOfDate = (date: CalendarDate, zone: string): Span | null => {
  const day = dayOfDate(date);
  if (day === null) return null;
  const { startOfDay } = zoneCalendar(zone);
  return { from: startOfDay(day), to: startOfDay(day + 1) };
};
