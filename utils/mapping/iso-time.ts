import { zoneCalendar } from "../domain/zone-calendar.ts";

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;

export interface IsoTime {
  /** Milliseconds since 1970 that the clocks of its zone show. */
  readonly wall: number;
  /** How far these clocks are ahead of UTC, ms; null: it does not say. */
  readonly offset: number | null;
}

/**
 * A date with a time of day as ISO 8601 and its relatives write it: "T" or a space, seconds and their fraction or none,
 * "Z", "UTC", "+02:00", "+0200", "+02" or no zone. Null for anything else, and for days that no calendar has.
 */
export const parseIso = (text: string): IsoTime | null => {
  const found = ISO.exec(text.trim());
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((digits) => Number(digits ?? 0));
  const midnight = Date.UTC(year, month - 1, day);
  const isDay = new Date(midnight)
    .toISOString()
    .startsWith(text.trim().slice(0, 10));
  if (!isDay || hour > 24 || minute > 59 || second > 60) return null;
  const fraction = Math.floor(Number(`0.${found[7] ?? 0}`) * 1000);
  return {
    wall: midnight + ((hour * 60 + minute) * 60 + second) * 1000 + fraction,
    offset: offsetOf(found[8]),
  };
};

const offsetOf = (zone: string | undefined): number | null => {
  if (zone === undefined) return null;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === "-" ? -ms : ms;
};

/**
 * The instant, ms since 1970 UTC. What says no zone is of `zone`, by its clocks as they were put then: of an hour that
 * came twice the first, of one that was left out the end. Null where nobody says a zone.
 * @param zone a name that the browser knows
 */
export const instantOfIso = (
  { wall, offset }: IsoTime,
  zone: string | null,
): number | null => {
  if (offset !== null) return wall - offset;
  return zone === null ? null : zoneCalendar(zone).whenWall(wall);
};
