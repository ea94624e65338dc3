import { DAY, type Instant, type LocalInstant, instant } from "./instant.ts";
import { type ServerClock, isTrusted } from "./server-clock.ts";

/** Finished sessions and coverage are kept for this long. */
export const DEFAULT_RETENTION_MS = 30 * DAY;

/** Number of the UTC day that a time lies in, counted from 1970. */
export const dayOf = (at: Instant): number => Math.floor(at / DAY);

/**
 * What ended before the start of this UTC day may be deleted; null: nothing may. The earlier of two clocks counts, so
 * that one which is ahead (reliability.md, D14) deletes nothing; where they do not confirm each other, no more than a
 * day is deleted beyond what was to be deleted last.
 * @param watermark the latest time that the platform has named
 * @param lastCutoff what this gave last; null = never anything
 */
export const purgeCutoff = (
  watermark: Instant | null,
  localNow: LocalInstant,
  clock: ServerClock,
  retentionMs: number,
  lastCutoff: Instant | null,
): Instant | null => {
  if (watermark === null || !isTrusted(clock)) return null;
  const now = Math.min(watermark, localNow);
  const wanted = instant(Math.floor((now - retentionMs) / DAY) * DAY);
  const isConfirmed = Math.abs(watermark - localNow) <= DAY;
  return isConfirmed || lastCutoff === null
    ? wanted
    : instant(Math.min(wanted, lastCutoff + DAY));
};
