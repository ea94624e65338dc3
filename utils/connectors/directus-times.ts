import { type Instant, MINUTE, SECOND, instant } from "../domain/instant.ts";
import { timeOf } from "../domain/outside-value.ts";

/*
 * Directus writes `activity.timestamp` in UTC wherever it runs. `users.last_access` is UTC on PostgreSQL, but on SQLite the
 * wall clock of the server, without a zone: which one, only a login tells, which sets the one and writes the other.
 */

const ZONED =
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/i;
const WALL = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?$/;

/** A time with a zone; null for anything else, also for one without. */
export const zonedTime = (value: unknown): Instant | null =>
  typeof value === "string" && ZONED.test(value)
    ? timeOf(Date.parse(value.replace(" ", "T")))
    : null;

/** A clock on a wall, in ms as if it hung in Greenwich; null for anything else, also for a time with a zone. */
export const wallTime = (value: unknown): number | null =>
  typeof value === "string" && WALL.test(value)
    ? timeOf(Date.parse(`${value.replace(" ", "T")}Z`))
    : null;

/** What one login left behind: the wall clock in the user's row and the time in the activity log. */
export interface LoginPair {
  readonly wall: number;
  readonly login: Instant;
}

/** Zones differ from UTC by whole quarters of an hour. */
const QUARTER_MS = 15 * MINUTE;
const FURTHEST_MS = 14 * 60 * MINUTE;
/** The row has whole seconds, and is written a moment before or after the log. */
const MOMENT_MS = 3 * SECOND;

/** Where the wall clock hangs, by a login. */
export interface WallClock {
  /** By how much it is ahead of UTC, ms. */
  readonly ahead: number;
  readonly login: Instant;
}

/**
 * Where the wall clock hangs; null where nothing tells. Refreshing a token moves `last_access` on without a login, so a
 * pair counts only where the two differ by quarters of an hour; the newest login is believed, because summer time changes.
 * @param before what is known of it already
 */
export const wallClockBy = (
  pairs: readonly LoginPair[],
  before: WallClock | null = null,
): WallClock | null => {
  let best = before;
  for (const { wall, login } of pairs) {
    const apart = wall - login;
    // Adding 0 turns the -0 of rounding into 0.
    const ahead = Math.round(apart / QUARTER_MS) * QUARTER_MS + 0;
    const fits =
      Math.abs(apart - ahead) <= MOMENT_MS && Math.abs(ahead) <= FURTHEST_MS;
    if (fits && (best === null || login > best.login)) best = { ahead, login };
  }
  return best;
};

/** `last_access` as a time; null where it is none, or a wall clock of which nobody knows where it hangs. */
export const accessTime = (
  value: unknown,
  clock: WallClock | null,
): Instant | null => {
  const wall = wallTime(value);
  if (wall === null) return zonedTime(value);
  return clock === null ? null : instant(wall - clock.ahead);
};
