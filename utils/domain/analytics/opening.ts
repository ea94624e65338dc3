import type {
  Bucket,
  LevelBucket,
  Opening,
  Range,
  Weekday,
} from "./analytics.ts";
import { type ActiveUnion, newActiveUnion } from "./active-union.ts";
import { type CutBucket, bucketsOf } from "./buckets.ts";
import { type Grid, gridOf, levelIn } from "./grid.ts";
import { heatmapOf } from "./heatmap.ts";
import { type Numbering, newNumbering } from "./numbering.ts";
import { inQuarters } from "./quarter.ts";
import type { Quarters } from "./quarters.ts";
import { unitOf } from "./ranges.ts";
import { wallQuarters } from "./wall-quarters.ts";

/** What is asked of the history. */
export interface Asked {
  /** Begins with a quarter of an hour; ends with one, or now. */
  readonly range: Range;
  /** A name that the browser knows. */
  readonly zone: string;
  /** With which day a week begins; 0 is Sunday. */
  readonly weekStart: Weekday;
}

/**
 * What can be said before any session is read: everything about who was active and how many were online.
 * @param days the quarters of every UTC day that the range touches; one that is missing was not observed
 */
export const openingOf = (
  days: readonly Quarters[],
  { range, zone, weekStart }: Asked,
  people: Numbering = newNumbering(),
): Opening => {
  const whole = inQuarters(range);
  const grid = gridOf(days, whole);
  const walls = wallQuarters(whole, zone);
  const union = newActiveUnion(days, people);
  const unit = unitOf(range);
  const cuts = bucketsOf(range, walls, unit, weekStart, zone);
  union.clear();
  union.add(grid.first, grid.first + grid.count);
  const { observedMs, peak } = levelIn(grid, 0, grid.count);
  return {
    range,
    zone,
    unique: union.count(),
    observedMs,
    peak,
    unit,
    active: cuts.map((cut) => bucketOf(cut, grid, union)),
    online: cuts.map((cut) => levelOf(cut, grid)),
    heatmap: heatmapOf(range, grid, walls, union),
  };
};

const bucketOf = (cut: CutBucket, grid: Grid, union: ActiveUnion): Bucket => {
  const { observedMs } = levelIn(grid, cut.first, cut.until);
  union.clear();
  union.add(grid.first + cut.first, grid.first + cut.until);
  const people = union.count();
  return {
    from: cut.from,
    to: cut.to,
    people: observedMs === 0 && people === 0 ? null : people,
    observedMs,
    partial: isPartial(cut, observedMs),
  };
};

const levelOf = (cut: CutBucket, grid: Grid): LevelBucket => {
  const { min, mean, max, observedMs } = levelIn(grid, cut.first, cut.until);
  const partial = isPartial(cut, observedMs);
  return { from: cut.from, to: cut.to, min, mean, max, observedMs, partial };
};

const isPartial = ({ from, to, whole }: CutBucket, observedMs: number) =>
  !whole || observedMs < to - from;
