import { MINUTE, SECOND } from "../domain/instant.ts";
import { zoneCalendar } from "../domain/zone-calendar.ts";

/**
 * ISO 8601 to the second by a zone's wall clock, with its offset: "2026-03-04T13:00:05+01:00"; in UTC with "Z". Most rows
 * of an export lie in few minutes: what `Date` and the calendar make of one, which is the dear part, is kept.
 */
export const createZonedTime = (zone: string): ((ms: number) => string) => {
  const { offsetAt } = zoneCalendar(zone);
  const minutes = new Map<number, readonly [before: string, after: string]>();
  return (ms) => {
    const minute = Math.floor(ms / MINUTE);
    let parts = minutes.get(minute);
    if (parts === undefined) {
      parts = partsOf(minute * MINUTE, offsetAt(ms), zone);
      minutes.set(minute, parts);
    }
    const seconds = Math.floor((ms - minute * MINUTE) / SECOND);
    return `${parts[0]}${seconds < 10 ? "0" : ""}${seconds}${parts[1]}`;
  };
};

const partsOf = (
  minuteMs: number,
  offset: number,
  zone: string,
): readonly [string, string] => [
  new Date(minuteMs + offset).toISOString().slice(0, 17),
  zone === "UTC" ? "Z" : offsetText(offset),
];

/** An offset as ISO 8601 has it: "+05:45", "-03:00". */
export const offsetText = (offset: number): string => {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

const two = (value: number): string => String(value).padStart(2, "0");
