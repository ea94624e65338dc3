import { weekdayOf } from "../calendar-date.ts";
import { DAY, HOUR } from "../instant.ts";
import type { ActiveUnion } from "./active-union.ts";
import type { Heatmap, HeatmapCell, Range, Weekday } from "./analytics.ts";
import type { Grid } from "./grid.ts";
import { QUARTER } from "./quarter.ts";

const WEEKDAYS: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];
const HOURS = 24;
/** The scale ends at this share of the cells: one party at night does not pale the rest of the week. */
const CLIP_SHARE = 0.95;

interface Sum {
  people: number;
  occurrences: number;
  observedMs: number;
  spanMs: number;
}

/**
 * Distinct active people per observed occurrence of each hour of each weekday (product.md, "Heatmap cell").
 * @param walls of each quarter of the grid, as `wallQuarters` gives them
 */
export const heatmapOf = (
  { from, to }: Range,
  grid: Grid,
  walls: Float64Array,
  union: ActiveUnion,
): Heatmap => {
  const sums = WEEKDAYS.flatMap(() =>
    Array.from({ length: HOURS }, (): Sum => ({
      people: 0,
      occurrences: 0,
      observedMs: 0,
      spanMs: 0,
    })),
  );
  for (const [hour, quarters] of occurrences(walls)) {
    const sum = sums[cellOf(hour)];
    if (sum === undefined) continue;
    union.clear();
    let observedMs = 0;
    for (const quarter of quarters) {
      union.add(grid.first + quarter, grid.first + quarter + 1);
      observedMs += grid.observed[quarter] ?? 0;
    }
    const people = union.count();
    for (const quarter of quarters) {
      const begin = (grid.first + quarter) * QUARTER;
      sum.spanMs += Math.min(begin + QUARTER, to) - Math.max(begin, from);
    }
    sum.observedMs += observedMs;
    sum.people += people;
    if (observedMs > 0 || people > 0) sum.occurrences++;
  }
  const cells = sums.map(({ people, ...sum }, at): HeatmapCell => ({
    weekday: WEEKDAYS[Math.floor(at / HOURS)] ?? 0,
    hour: at % HOURS,
    mean: sum.occurrences === 0 ? null : people / sum.occurrences,
    ...sum,
  }));
  return { cells, clipAt: clipOf(cells) };
};

/** The quarters of each hour of each date, however often the clocks show it. */
const occurrences = (
  walls: Float64Array,
): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, number[]>();
  for (let quarter = 0; quarter < walls.length; quarter++) {
    const hour = Math.floor((walls[quarter] ?? 0) / HOUR);
    const before = found.get(hour);
    if (before === undefined) found.set(hour, [quarter]);
    else before.push(quarter);
  }
  return found;
};

/** The number of the cell that an hour, counted from 1970 by the wall clock, is in. */
const cellOf = (hour: number): number => {
  const day = Math.floor(hour / HOURS);
  return weekdayOf(day) * HOURS + hour - day * HOURS;
};

const clipOf = (cells: readonly HeatmapCell[]): number | null => {
  const means = cells
    .flatMap(({ mean }) => (mean === null ? [] : [mean]))
    .sort((a, b) => a - b);
  return means[Math.ceil(CLIP_SHARE * means.length) - 1] ?? null;
};

/** The quarters of a range, counted from its first, that one cell of its heatmap is made of. */
export const quartersOfCell = (
  walls: Float64Array,
  { weekday, hour }: Pick<HeatmapCell, "weekday" | "hour">,
): readonly number[] =>
  [...walls.keys()].filter((quarter) => {
    const wall = walls[quarter] ?? 0;
    return (
      weekdayOf(Math.floor(wall / DAY)) === weekday &&
      Math.floor(wall / HOUR) === Math.floor(wall / DAY) * HOURS + hour
    );
  });
