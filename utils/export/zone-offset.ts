import { DAY, MINUTE, SECOND } from "../domain/instant.ts";

const QUARTER = 15 * MINUTE;

/**
 * By how much a zone's wall clock is ahead of UTC at a time, ms. Asking the calendar costs microseconds, and an export
 * asks half a million times: a day is asked at both ends, and only one whose ends differ quarter by quarter, which every
 * offset since 1972 is a multiple of. What is not a number of ms has no offset: 0.
 * @param zone a name that the browser knows: "Europe/Warsaw"
 */
export const createZoneOffset = (zone: string): ((ms: number) => number) => {
  if (zone === "UTC") return () => 0;
  const ask = offsetIn(zone);
  const days = new Map<number, number | null>();
  const quarters = new Map<number, number>();

  const ofQuarter = (ms: number): number => {
    const quarter = Math.floor(ms / QUARTER);
    let offset = quarters.get(quarter);
    if (offset === undefined) {
      offset = ask(quarter * QUARTER);
      quarters.set(quarter, offset);
    }
    return offset;
  };
  const ofWholeDay = (day: number): number | null => {
    const first = ofQuarter(day * DAY);
    return first === ofQuarter((day + 1) * DAY) ? first : null;
  };

  return (ms) => {
    if (!Number.isFinite(ms)) return 0;
    const day = Math.floor(ms / DAY);
    let offset = days.get(day);
    if (offset === undefined) {
      offset = ofWholeDay(day);
      days.set(day, offset);
    }
    return offset ?? ofQuarter(ms);
  };
};

const offsetIn = (zone: string): ((ms: number) => number) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (ms) => {
    const parts = new Map(
      format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (name: Intl.DateTimeFormatPartTypes): number =>
      parts.get(name) ?? 0;
    const wall = Date.UTC(
      ...([part("year"), part("month") - 1, part("day")] as const),
      ...([part("hour"), part("minute"), part("second")] as const),
    );
    return wall - Math.floor(ms / SECOND) * SECOND;
  };
};
