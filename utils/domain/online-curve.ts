import type { Span } from "./coverage.ts";
import type { Instant } from "./instant.ts";

/** So many were online from then on. */
export interface OnlineLevel {
  readonly at: Instant;
  readonly online: number;
}

/** The fewest and the most in one column of a picture; null: nobody watched, which is not 0. */
export type CurveColumn = {
  readonly min: number;
  readonly max: number;
} | null;

/**
 * How many were online over a time, in so many columns of the same width.
 * @param levels in order, the first not after `within`
 * @param observed when we watched, in order, without overlap
 */
export const onlineCurve = (
  levels: readonly OnlineLevel[],
  observed: readonly Span[],
  within: Span,
  columns: number,
): readonly CurveColumn[] => {
  const width = (within.to - within.from) / columns;
  let next = 0;
  let span = 0;
  let online: number | null = null;
  return Array.from({ length: columns }, (_, column) => {
    const from = within.from + column * width;
    const to = from + width;
    for (; (levels[next]?.at ?? Infinity) <= from; next++)
      online = levels[next]?.online ?? online;
    let [min, max] = [online ?? Infinity, online ?? -Infinity];
    for (; (levels[next]?.at ?? Infinity) < to; next++) {
      online = levels[next]?.online ?? online;
      min = Math.min(min, online ?? min);
      max = Math.max(max, online ?? max);
    }
    while ((observed[span]?.to ?? Infinity) <= from) span++;
    const isSeen = (observed[span]?.from ?? Infinity) < to;
    return isSeen && max >= 0 ? { min, max } : null;
  });
};
