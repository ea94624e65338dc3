import { DAY } from "../instant.ts";
import type { Peak, Range } from "./analytics.ts";
import { QUARTER, QUARTERS_A_DAY, quarterOf } from "./quarter.ts";
import type { Quarters } from "./quarters.ts";
import { instant } from "../instant.ts";

/** The quarters of a range, one after the other. What is not known of a day is 0. */
export interface Grid {
  readonly first: number;
  readonly count: number;
  readonly observed: Float64Array;
  readonly onlineMs: Float64Array;
  readonly min: Uint32Array;
  readonly max: Uint32Array;
  /** ms since 1970. */
  readonly maxAt: Float64Array;
}

/** @param range begins and ends with a quarter */
export const gridOf = (days: readonly Quarters[], range: Range): Grid => {
  const first = quarterOf(range.from);
  const count = (range.to - range.from) / QUARTER;
  const grid = {
    first,
    count,
    observed: new Float64Array(count),
    onlineMs: new Float64Array(count),
    min: new Uint32Array(count),
    max: new Uint32Array(count),
    maxAt: new Float64Array(count),
  };
  for (const { day, observed, onlineMs, min, max, maxAt } of days)
    for (let of = 0; of < QUARTERS_A_DAY; of++) {
      const at = day * QUARTERS_A_DAY + of - first;
      if (at < 0 || at >= count) continue;
      grid.observed[at] = observed[of] ?? 0;
      grid.onlineMs[at] = onlineMs[of] ?? 0;
      grid.min[at] = min[of] ?? 0;
      grid.max[at] = max[of] ?? 0;
      grid.maxAt[at] = day * DAY + (maxAt[of] ?? 0);
    }
  return grid;
};

export interface Level {
  readonly min: number | null;
  readonly mean: number | null;
  readonly max: number | null;
  readonly observedMs: number;
  readonly peak: Peak | null;
}

/** How many were online at once in some quarters that follow each other, counted from the first of the grid. */
export const levelIn = (
  { observed, onlineMs, min, max, maxAt }: Grid,
  first: number,
  until: number,
): Level => {
  let [observedMs, online, fewest, most, at] = [0, 0, Infinity, -1, 0];
  for (let quarter = first; quarter < until; quarter++) {
    const ms = observed[quarter] ?? 0;
    const here = max[quarter] ?? 0;
    if (ms === 0 && here === 0) continue;
    if (here > most) [most, at] = [here, maxAt[quarter] ?? 0];
    if (ms === 0) continue;
    observedMs += ms;
    online += onlineMs[quarter] ?? 0;
    fewest = Math.min(fewest, min[quarter] ?? 0);
  }
  return {
    min: observedMs === 0 ? null : fewest,
    mean: observedMs === 0 ? null : online / observedMs,
    max: most < 0 ? null : most,
    observedMs,
    peak: most < 0 ? null : { people: most, at: instant(at) },
  };
};
