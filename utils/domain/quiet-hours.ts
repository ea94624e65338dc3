import type { LocalInstant } from "./instant.ts";

/** Times of day in which no notification is shown, in whole minutes since midnight of this machine's zone. */
export interface QuietHours {
  readonly from: number;
  /** Before `from`: on the next day. The same as `from`: a whole day. */
  readonly to: number;
  /** Weekdays on which they begin; 0 is Sunday. */
  readonly days: readonly number[];
}

/** How a person wants to be told. */
export interface Notifying {
  /** Names, pages and tickets stand in notifications. Off at first: they lie on screens that others see (T14). */
  readonly names: boolean;
  /** Null: at any time. */
  readonly quiet: QuietHours | null;
}

export const DEFAULT_NOTIFYING: Notifying = { names: false, quiet: null };

export const MINUTES_A_DAY = 1440;

/** What the clock on the wall shows: weekday (0 is Sunday), and minutes since midnight. */
export interface WallTime {
  readonly weekday: number;
  readonly minute: number;
}

/** In the zone of this machine, with its daylight saving. */
export type WallClock = (at: LocalInstant) => WallTime;

/** Half-open: at `from` it is quiet, at `to` no more. */
export const isQuiet = (
  quiet: QuietHours | null,
  { weekday, minute }: WallTime,
): boolean => {
  if (quiet === null) return false;
  const { from, to, days } = quiet;
  const begunToday = days.includes(weekday) && minute >= from;
  if (from < to) return begunToday && minute < to;
  const begunYesterday = days.includes((weekday + 6) % 7) && minute < to;
  return begunToday || begunYesterday;
};
