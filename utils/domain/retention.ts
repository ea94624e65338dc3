import {
  DAY,
  MINUTE,
  type Instant,
  type LocalInstant,
  instant,
} from "./instant.ts";
import { type ServerClock, isTrusted } from "./server-clock.ts";

/** For how long what was observed is kept. Each is a whole number within {@link RETENTION_LIMITS}. */
export interface Retention {
  /** Sessions with their visits, and coverage, as they were. */
  readonly detailDays: number;
  /** What days come to once their sessions are gone: since those days, in 31 days each. 0 = not kept. */
  readonly rollupMonths: number;
  /** The list as it was at any moment. 0 = only as it is now. */
  readonly travelHours: number;
}

export const DEFAULT_RETENTION: Retention = {
  detailDays: 30,
  rollupMonths: 13,
  travelHours: 24,
};

/** A month that is never shorter than one of the calendar. */
const MONTH_DAYS = 31;

/** A day is rolled up when nobody who was there in it can still be there: a session may be 24 h long. */
const LEAST_DETAIL_DAYS = 2;

export const RETENTION_LIMITS: Readonly<
  Record<keyof Retention, { readonly least: number; readonly most: number }>
> = {
  detailDays: { least: LEAST_DETAIL_DAYS, most: 366 },
  rollupMonths: { least: 0, most: 60 },
  travelHours: { least: 0, most: 168 },
};

export const RETENTION_KINDS = [
  "detailDays",
  "rollupMonths",
  "travelHours",
] as const satisfies readonly (keyof Retention)[];

/** What the person chose, and what held before it for as long as the choice can be taken back. */
export interface ChosenRetention {
  readonly retention: Retention;
  /** Null: nothing was to be kept for a shorter time. `at`: when that was chosen. */
  readonly before: {
    readonly retention: Retention;
    readonly at: LocalInstant;
  } | null;
}

/** A choice that deletes something is not carried out before this has passed. */
export const RETENTION_GRACE_MS = 10 * MINUTE;

/** What is to be kept now: while a choice can be taken back, the longer of both. */
export const retentionAt = (
  { retention, before }: ChosenRetention,
  now: LocalInstant,
): Retention =>
  before === null || Math.abs(now - before.at) >= RETENTION_GRACE_MS
    ? retention
    : longest(retention, before.retention);

/** The choice in the place of one. What is kept until now stays until the person had time to take it back. */
export const chooseRetention = (
  kept: ChosenRetention,
  retention: Retention,
  now: LocalInstant,
): ChosenRetention => {
  const before = retentionAt(kept, now);
  return {
    retention,
    before: shortens(before, retention) ? { retention: before, at: now } : null,
  };
};

/** Is anything kept for a shorter time under `next`? */
export const shortens = (before: Retention, next: Retention): boolean =>
  RETENTION_KINDS.some((kind) => next[kind] < before[kind]);

export const sameRetention = (a: Retention, b: Retention): boolean =>
  RETENTION_KINDS.every((kind) => a[kind] === b[kind]);

const longest = (a: Retention, b: Retention): Retention => ({
  detailDays: Math.max(a.detailDays, b.detailDays),
  rollupMonths: Math.max(a.rollupMonths, b.rollupMonths),
  travelHours: Math.max(a.travelHours, b.travelHours),
});

/** Rollups of days from this one on are kept, where what ended before `cutoff` is rolled up. */
export const rollupsFrom = (
  cutoff: Instant,
  { detailDays, rollupMonths }: Retention,
): Instant =>
  instant(cutoff - Math.max(0, rollupMonths * MONTH_DAYS - detailDays) * DAY);

/** Number of the UTC day that a time lies in, counted from 1970. */
export const dayOf = (at: Instant): number => Math.floor(at / DAY);

/** The start of the first UTC day that is kept where everything is for so long, ms. */
export const keptFrom = (now: number, retentionMs: number): Instant =>
  instant(Math.floor((now - retentionMs) / DAY) * DAY);

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
  const wanted = keptFrom(now, retentionMs);
  const isConfirmed = Math.abs(watermark - localNow) <= DAY;
  return isConfirmed || lastCutoff === null
    ? wanted
    : instant(Math.min(wanted, lastCutoff + DAY));
};
