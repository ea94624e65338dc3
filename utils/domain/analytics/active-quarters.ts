import { QUARTER } from "./quarter.ts";
import { type SessionBlock, isMoment } from "./session-block.ts";
import { type Watched, isWatched } from "./watched.ts";

/**
 * Marks who was active in which quarter: there, not away, and watched.
 * @param active of each quarter of `watched` `words` numbers with a bit for each person
 * @param numbers of the block's people in that array
 */
export const markActive = (
  active: Uint32Array,
  words: number,
  block: SessionBlock,
  numbers: ArrayLike<number>,
  watched: Watched,
): void => {
  const { first, count, observed } = watched;
  const begin = first * QUARTER;
  const end = begin + count * QUARTER;
  const mark = (quarter: number, person: number): void => {
    const at = quarter * words + (person >>> 5);
    active[at] = (active[at] ?? 0) | (1 << (person & 31));
  };
  const markSpan = (from: number, to: number, person: number): void => {
    if (from >= to) return;
    const until = Math.ceil(to / QUARTER) - first;
    for (
      let quarter = Math.floor(from / QUARTER) - first;
      quarter < until;
      quarter++
    ) {
      const ms = observed[quarter] ?? 0;
      if (ms === 0) continue;
      const start = (first + quarter) * QUARTER;
      if (
        ms === QUARTER ||
        isWatched(watched, Math.max(from, start), Math.min(to, start + QUARTER))
      )
        mark(quarter, person);
    }
  };
  let away = 0;
  for (let row = 0; row < block.count; row++) {
    const from = block.start[row] ?? 0;
    const to = block.end[row] ?? 0;
    const person = numbers[block.person[row] ?? 0] ?? 0;
    const lastAway = block.awayUpTo?.[row] ?? 0;
    const isHere = from < end && to >= begin;
    if (isHere && to < end && isMoment(block, row) && !isAwayAtEnd(block, row))
      mark(Math.floor(to / QUARTER) - first, person);
    let here = from;
    for (; away < lastAway; away++) {
      if (isHere)
        markSpan(
          Math.max(here, begin),
          Math.min(block.awayFrom[away] ?? 0, end),
          person,
        );
      here = block.awayTo[away] ?? 0;
    }
    if (isHere) markSpan(Math.max(here, begin), Math.min(to, end), person);
  }
};

/** Was the person away when last seen? */
export const isAwayAtEnd = (
  { awayUpTo, awayTo, end }: SessionBlock,
  row: number,
): boolean => {
  const last = awayUpTo?.[row] ?? 0;
  const firstOfRow = row === 0 ? 0 : (awayUpTo?.[row - 1] ?? 0);
  return last > firstOfRow && (awayTo[last - 1] ?? 0) >= (end[row] ?? 0);
};
