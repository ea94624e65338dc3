import { QUARTER } from "./quarter.ts";
import { type SessionBlock, isMoment } from "./session-block.ts";
import { sortTimes } from "./sort-times.ts";
import type { Watched } from "./watched.ts";

/** How many were online at once, quarter by quarter. */
export interface Levels {
  /** Over the time that was watched; 0 where nothing was. */
  readonly min: Uint32Array;
  readonly max: Uint32Array;
  /** Everybody's watched time online together, ms. */
  readonly onlineMs: Float64Array;
  /** The first time of the most, ms since 1970. */
  readonly maxAt: Float64Array;
}

/** How many were online at once, over all quarters of `watched`. Blocks may hold sessions of other times too. */
export const levelsOf = (
  blocks: readonly SessionBlock[],
  watched: Watched,
): Levels => {
  const { first, count } = watched;
  const begin = first * QUARTER;
  const end = begin + count * QUARTER;
  const { starts, ends, moments } = turns(blocks, begin, end);
  const sweep = newSweep(watched);
  let [came, left, seen] = [0, 0, 0];
  let level = 0;
  let at = begin;
  while (at < end) {
    for (; (ends[left] ?? Infinity) <= at; left++) level--;
    for (; (starts[came] ?? Infinity) <= at; came++) level++;
    let here = 0;
    for (; (moments[seen] ?? Infinity) <= at; seen++) here++;
    if (here > 0) sweep.moment(at, level + here);
    const next = Math.min(
      ends[left] ?? end,
      starts[came] ?? end,
      moments[seen] ?? end,
      end,
    );
    sweep.stretch(at, next, level);
    at = next;
  }
  return sweep.levels;
};

/** When somebody came, left, or was there for a moment: each in order. */
const turns = (
  blocks: readonly SessionBlock[],
  begin: number,
  end: number,
): Record<"starts" | "ends" | "moments", Float64Array> => {
  const most = blocks.reduce((sum, block) => sum + block.count, 0);
  const starts = new Float64Array(most);
  const ends = new Float64Array(most);
  const moments: number[] = [];
  let found = 0;
  for (const block of blocks)
    for (let row = 0; row < block.count; row++) {
      const from = block.start[row] ?? 0;
      const to = block.end[row] ?? 0;
      if (to >= begin && to < end && isMoment(block, row)) moments.push(to);
      if (from >= end || to <= begin || from >= to) continue;
      starts[found] = from > begin ? from : begin;
      ends[found++] = to;
    }
  return {
    starts: sortTimes(starts.subarray(0, found)),
    ends: sortTimes(ends.subarray(0, found)),
    moments: Float64Array.from(moments).sort(),
  };
};

/** Takes stretches of one level each, one after the other, and keeps of each quarter what was watched of them. */
const newSweep = ({ first, count, observed, from, to }: Watched) => {
  const levels = {
    min: new Uint32Array(count).fill(NOT_SEEN),
    max: new Uint32Array(count),
    onlineMs: new Float64Array(count),
    maxAt: new Float64Array(count),
  };
  const { min, max, onlineMs, maxAt } = levels;
  // The quarter of the last stretch: most of them are much shorter.
  let quarter = 0;
  let span = 0;
  const put = (number: number, at: number, level: number): void => {
    if (level > (max[number] ?? 0) || maxAt[number] === 0) {
      max[number] = level;
      maxAt[number] = at;
    }
  };
  for (let number = 0; number < count; number++)
    if (observed[number] === 0) min[number] = 0;
  return {
    levels,
    /** One moment at which this many were seen. */
    moment: (at: number, level: number): void =>
      put(Math.floor(at / QUARTER) - first, at, level),
    stretch: (begin: number, end: number, level: number): void => {
      while ((to[span] ?? Infinity) <= begin) span++;
      for (let next = span; (from[next] ?? end) < end; next++) {
        let at = Math.max(from[next] ?? 0, begin);
        const until = Math.min(to[next] ?? 0, end);
        while (at < until) {
          if (at >= (first + quarter + 1) * QUARTER)
            quarter = Math.floor(at / QUARTER) - first;
          const over = Math.min((first + quarter + 1) * QUARTER, until);
          put(quarter, at, level);
          if (level < (min[quarter] ?? 0)) min[quarter] = level;
          onlineMs[quarter] = (onlineMs[quarter] ?? 0) + level * (over - at);
          at = over;
        }
      }
    },
  };
};

/** More than there are people. */
const NOT_SEEN = 0xffff_ffff;
