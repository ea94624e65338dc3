import {
  type Instant,
  instant,
  isPlausibleTime,
  SECOND,
} from "../domain/instant.ts";
import { unreachable } from "../domain/result.ts";
import { isZone } from "../domain/zone-calendar.ts";
import { textIn } from "./field.ts";
import { instantOfIso, parseIso } from "./iso-time.ts";
import type { MappedTime } from "./mapping-fields.ts";
import { type Compiling, type Row, compilePlaces } from "./place.ts";

export interface TimeIn {
  /** The text, the number as text, as the row has it; null: nothing. */
  readonly said: (row: Row) => string | null;
  /** Milliseconds of the server's clock, which shows `now`. Null for nothing, and for what is no plausible time. */
  readonly at: (row: Row, now: Instant) => Instant | null;
  /** Does it say outright that there was no such time, by null? */
  readonly isNever: (row: Row) => boolean;
  readonly unit: MappedTime["unit"];
  /** Counted back from the server's clock: two answers give the same time a little apart. */
  readonly isAgo: boolean;
}

export const compileTime = (
  { from, unit, zone }: MappedTime,
  at: string,
  compiling: Compiling,
): TimeIn => {
  const places = compilePlaces(from, at, compiling);
  const known = zone !== undefined && isZone(zone) ? zone : null;
  if (zone !== undefined && known === null)
    compiling.complain({ at, code: "zone_unknown", detail: zone });
  const said = (row: Row): string | null => {
    for (const place of places) {
      const text = textIn(place(row));
      if (text !== null) return text;
    }
    return null;
  };
  return {
    said,
    at: (row, now) => {
      const [first] = places;
      const found = places.length === 1 ? first?.(row) : undefined;
      // Most times are numbers, in one place: they need not become text in between.
      if (typeof found === "number" && unit !== "iso")
        return plausible(timeOfNumber(found, unit, now));
      const text = said(row);
      return text === null ? null : timeOfText(text, unit, known, now);
    },
    isNever: (row) =>
      said(row) === null && places.some((place) => place(row) === null),
    unit,
    isAgo: unit === "ms_ago" || unit === "s_ago",
  };
};

/** Reads what a row says as a time; null where it is none, or none between the years 2000 and 2100. */
export const timeOfText = (
  text: string,
  unit: MappedTime["unit"],
  zone: string | null,
  now: Instant,
): Instant | null => {
  if (unit !== "iso") return plausible(timeOfNumber(Number(text), unit, now));
  const time = parseIso(text);
  return plausible(time === null ? null : instantOfIso(time, zone));
};

const plausible = (ms: number | null): Instant | null => {
  const whole = ms === null ? null : Math.round(ms);
  return isPlausibleTime(whole) ? instant(whole) : null;
};

const timeOfNumber = (
  number: number,
  unit: Exclude<MappedTime["unit"], "iso">,
  now: Instant,
): number | null => {
  switch (unit) {
    case "ms":
      return number;
    case "s":
      return number * SECOND;
    case "ms_ago":
      return number < 0 ? null : now - number;
    case "s_ago":
      return number < 0 ? null : now - number * SECOND;
    default:
      return unreachable(unit);
  }
};
