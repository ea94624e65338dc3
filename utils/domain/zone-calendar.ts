import { DAY, HOUR, type Instant, MINUTE, instant } from "./instant.ts";

/** A time in which the clocks of a zone run through, [from, to). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How far they are ahead of UTC, ms. */
  readonly offset: number;
}

/**
 * The wall clock of a zone. A wall time is the time since 1970 that the clocks show, ms: in spring some are left out, in
 * autumn some come twice. Days are counted from 1970 too.
 */
export interface ZoneCalendar {
  /** By how much the clocks are ahead of UTC at an instant, ms; 0 where that is no time. */
  readonly offsetAt: (at: number) => number;
  /** The wall time at an instant. */
  readonly wallAt: (at: number) => number;
  /** The first instant at which the clocks show this wall time or a later one. */
  readonly whenWall: (wall: number) => Instant;
  /** When a day begins: at its midnight, or where that is left out, at the first time that there is. */
  readonly startOfDay: (day: number) => Instant;
  /** The day that the calendar shows. */
  readonly dayAt: (at: number) => number;
  /** [from, to) in stretches, in order. */
  readonly stretches: (from: number, to: number) => readonly Stretch[];
}

/** Zones are between 12 h behind UTC and 14 h ahead; a day more, for what was left out at the date line. */
const FURTHEST_MS = 14 * HOUR + DAY;

const known = new Map<string, ZoneCalendar>();

/**
 * The calendar of a zone; what it took to find out is kept, so that asking is cheap.
 * @param zone a name that the browser knows: "Europe/Berlin", "UTC"
 * @throws RangeError where it does not: ask {@link isZone} first
 */
export const zoneCalendar = (zone: string): ZoneCalendar => {
  const before = known.get(zone);
  if (before !== undefined) return before;
  const calendar = newCalendar(daysOf(offsetIn(zone)));
  known.set(zone, calendar);
  return calendar;
};

/** Does the browser know a zone of this name? */
export const isZone = (name: string): boolean => {
  try {
    zoneCalendar(name);
    return true;
  } catch {
    return false;
  }
};

/** What the browser says of a zone: its offset at an instant, ms. Slow: about 4 µs. */
const offsetIn = (zone: string): ((at: number) => number) => {
  const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (at) => {
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0] = (
      format.format(at).match(/\d+/g) ?? []
    ).map(Number);
    const minuteOf = Math.floor(at / MINUTE) * MINUTE;
    return Date.UTC(year, month - 1, day, hour, minute) - minuteOf;
  };
};

/** Gives the stretches of a UTC day: one, or two where the clocks are put on or back in it. */
const daysOf = (
  offsetAt: (at: number) => number,
): ((day: number) => readonly Stretch[]) => {
  const days = new Map<number, readonly Stretch[]>();
  const made = (day: number): readonly Stretch[] => {
    const [from, to] = [day * DAY, (day + 1) * DAY];
    const [first, last] = [offsetAt(from), offsetAt(to - MINUTE)];
    if (first === last) return [{ from, to, offset: first }];
    let [before, after] = [from / MINUTE, to / MINUTE - 1];
    while (after - before > 1) {
      const middle = (before + after) >> 1;
      if (offsetAt(middle * MINUTE) === first) before = middle;
      else after = middle;
    }
    return [
      { from, to: after * MINUTE, offset: first },
      { from: after * MINUTE, to, offset: last },
    ];
  };
  return (day) => {
    let stretches = days.get(day);
    if (stretches === undefined) {
      stretches = made(day);
      days.set(day, stretches);
    }
    return stretches;
  };
};

const newCalendar = (
  ofDay: (day: number) => readonly Stretch[],
): ZoneCalendar => {
  const stretches: ZoneCalendar["stretches"] = (from, to) => {
    const found: Stretch[] = [];
    for (let day = Math.floor(from / DAY); day * DAY < to; day++)
      for (const stretch of ofDay(day)) {
        const begin = Math.max(stretch.from, from);
        const end = Math.min(stretch.to, to);
        const last = found.at(-1);
        if (begin >= end) continue;
        if (last?.offset === stretch.offset)
          found[found.length - 1] = { ...last, to: end };
        else found.push({ from: begin, to: end, offset: stretch.offset });
      }
    return found;
  };
  // A file asks half a million times.
  const offsetAt = (at: number): number => {
    if (!Number.isFinite(at)) return 0;
    const day = ofDay(Math.floor(at / DAY));
    const isFirst = at < (day[0]?.to ?? 0);
    return day[isFirst ? 0 : 1]?.offset ?? 0;
  };
  const wallAt = (at: number): number => at + offsetAt(at);
  const whenWall = (wall: number): Instant => {
    const around = stretches(wall - FURTHEST_MS, wall + FURTHEST_MS);
    for (const { from, to, offset } of around) {
      const at = Math.max(from, wall - offset);
      if (at < to) return instant(at);
    }
    return instant(wall);
  };
  return {
    offsetAt,
    wallAt,
    whenWall,
    startOfDay: (day) => whenWall(day * DAY),
    dayAt: (at) => Math.floor(wallAt(at) / DAY),
    stretches,
  };
};
