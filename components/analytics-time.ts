import type {
  BucketUnit,
  Range,
  Weekday,
} from "../utils/domain/analytics/analytics.ts";
import { DAY, HOUR } from "../utils/domain/instant.ts";
import { language } from "../utils/i18n.ts";

/** Times in the words of a zone; all of the page's are of the zone that was chosen. */
export interface ZoneWords {
  /** "15–21 Nov 2026", or a single day. */
  readonly range: (range: Range) => string;
  /** "Thu 12 Nov, 15:05" */
  readonly moment: (at: number) => string;
  /** Short: what stands under a bucket. */
  readonly label: (range: Range, unit: BucketUnit) => string;
  /** In full: "Sat 21 Nov, 14:00–15:00". */
  readonly bucket: (range: Range, unit: BucketUnit) => string;
}

/** Making the formats costs more than a chart: those of a zone are kept. */
const kept = new Map<string, ZoneWords>();

export const zoneWords = (zone: string): ZoneWords => {
  const known = kept.get(zone) ?? createZoneWords(zone);
  kept.set(zone, known);
  return known;
};

const createZoneWords = (zone: string): ZoneWords => {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language(), { ...options, timeZone: zone });
  const date = make({ day: "numeric", month: "short", year: "numeric" });
  const moment = make({
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  const time = make({ hour: "2-digit", minute: "2-digit" });
  // "2 PM" says as much as "02:00 PM"; "14" alone would be taken for a day.
  const hour =
    time.resolvedOptions().hour12 === true ? make({ hour: "numeric" }) : time;
  const day = make({ day: "numeric", month: "short" });
  const weekday = make({ weekday: "short", day: "numeric", month: "short" });
  const month = make({ month: "short", year: "numeric" });
  return {
    // The end does not belong to it: a day that ends at midnight is not also the next one.
    range: ({ from, to }) => date.formatRange(from, Math.max(from, to - 1)),
    moment: (at) => moment.format(at),
    label: ({ from }, unit) =>
      unit === "hour"
        ? hour.format(from)
        : (unit === "month" ? month : day).format(from),
    bucket: (range, unit) => {
      const { from, to } = range;
      if (unit === "month") return month.format(from);
      if (unit === "day") return weekday.format(from);
      if (unit === "week") return weekday.formatRange(from, to - 1);
      return moment.formatRange(from, Math.max(to, from));
    },
  };
};

const SUNDAY = Date.UTC(2026, 0, 4);

/** A format, made when it is needed first: a heatmap asks for its words hundreds of times. */
const lazyFormat = (options: Intl.DateTimeFormatOptions) => {
  let made: Intl.DateTimeFormat | null = null;
  return (): Intl.DateTimeFormat =>
    (made ??= new Intl.DateTimeFormat(language(), {
      ...options,
      timeZone: "UTC",
    }));
};

const weekdayFormat = lazyFormat({ weekday: "short" });
const timeFormat = lazyFormat({ hour: "2-digit", minute: "2-digit" });
const hourFormat = lazyFormat({ hour: "numeric" });

/** "Mon". */
export const weekdayWords = (weekday: Weekday): string =>
  weekdayFormat().format(SUNDAY + weekday * DAY);

/** "14:00", or "2 PM" where that is the manner. */
export const hourWords = (hour: number): string =>
  timeFormat().format(SUNDAY + hour * HOUR);

/** As short as an hour can be said: "14", or "2 PM" where that is the manner. */
export const shortHourWords = (hour: number): string =>
  hourFormat().resolvedOptions().hour12 === true
    ? hourFormat().format(SUNDAY + hour * HOUR)
    : String(hour).padStart(2, "0");

/** Weekday and hour that it is at a moment in a zone. */
export const hourOfWeek = (
  at: number,
  zone: string,
): { readonly weekday: Weekday; readonly hour: number } => {
  const parts = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone: zone,
    weekday: "short",
    hour: "numeric",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string): string =>
    parts.find((one) => one.type === type)?.value ?? "";
  const at7 = WEEKDAYS.indexOf(part("weekday"));
  // CAST: the names of the weekdays are these seven.
  return { weekday: Math.max(0, at7) as Weekday, hour: Number(part("hour")) };
};

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
