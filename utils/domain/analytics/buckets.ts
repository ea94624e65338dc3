import { type Instant, earlier, instant, later } from "../instant.ts";
import { zoneCalendar } from "../zone-calendar.ts";
import type { BucketUnit, Range, Weekday } from "./analytics.ts";
import { QUARTER, inQuarters } from "./quarter.ts";
import { startOfUnit, unitAt } from "./wall-quarters.ts";

/** An hour, a day, … of a range. */
export interface CutBucket extends Range {
  /** Its quarters: numbers counted from the first of the range. */
  readonly first: number;
  readonly until: number;
  /** The range holds all of it. */
  readonly whole: boolean;
}

/**
 * Cuts a range into the hours, days, … of the wall clock that it holds or touches. Each ms is in exactly one of them: an
 * hour that comes twice is one of two hours.
 * @param walls of each quarter of the range, as `wallQuarters` gives them
 */
export const bucketsOf = (
  range: Range,
  walls: Float64Array,
  unit: BucketUnit,
  weekStart: Weekday,
  zone: string,
): readonly CutBucket[] => {
  const { whenWall } = zoneCalendar(zone);
  const { from } = inQuarters(range);
  const startOf = (number: number): Instant =>
    whenWall(startOfUnit(number, unit, weekStart));
  const buckets: CutBucket[] = [];
  let first = 0;
  let open = unitAt(walls[0] ?? 0, unit, weekStart);
  const close = (until: number): void => {
    const begin = instant(from + first * QUARTER);
    const end = instant(from + until * QUARTER);
    buckets.push({
      from: later(begin, range.from),
      to: earlier(end, range.to),
      first,
      until,
      whole: startOf(open) >= range.from && startOf(open + 1) <= range.to,
    });
  };
  for (let quarter = 1; quarter < walls.length; quarter++) {
    const next = unitAt(walls[quarter] ?? 0, unit, weekStart);
    // Clocks that are put back do not take time back.
    if (next <= open) continue;
    close(quarter);
    first = quarter;
    open = next;
  }
  if (walls.length > 0) close(walls.length);
  return buckets;
};
