import type {
  Analytics,
  LevelBucket,
  PersonUse,
} from "../../utils/domain/analytics/analytics.ts";
import { personId } from "../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE } from "../../utils/domain/instant.ts";
import { NOON, after, before } from "./builders.ts";

/** Somebody who was there. A test names only what matters to it. */
export const use = (id: string, more: Partial<PersonUse> = {}): PersonUse => ({
  id: personId(id),
  sessions: 1,
  timeMs: HOUR,
  engagedMs: 30 * MINUTE,
  lastActiveAt: NOON,
  ...more,
});

/** An hour after `from` in which so much was observed. */
export const level = (
  from: number,
  observedMs: number,
  more: Partial<LevelBucket> = {},
): LevelBucket => ({
  from: after(from),
  to: after(from + HOUR),
  min: 1,
  mean: 2,
  max: 3,
  observedMs,
  partial: observedMs < HOUR,
  ...more,
});

/** A day that was observed, and in which nothing happened. */
export const analytics = (more: Partial<Analytics> = {}): Analytics => ({
  range: { from: before(DAY), to: NOON },
  zone: "UTC",
  observedMs: DAY,
  unique: 0,
  average: null,
  seenOnce: 0,
  peak: null,
  unit: "hour",
  active: [],
  online: [],
  heatmap: { cells: [], clipAt: null },
  pages: [],
  people: [],
  ...more,
});
