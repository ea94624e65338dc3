import type { Span } from "../coverage.ts";
import { QUARTER } from "./quarter.ts";

/** When we watched, made ready to be asked a million times. */
export interface Watched {
  /** First quarter of what was made ready, and how many. */
  readonly first: number;
  readonly count: number;
  /** Of each quarter, ms. */
  readonly observed: Float64Array;
  /** Of all before each quarter, ms; one more than there are quarters. */
  readonly before: Float64Array;
  /** The spans, in order, without overlap: begins and ends. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Of each quarter the first span that ends after its begin. */
  readonly span: Uint32Array;
}

/** @param spans in order, without overlap; what lies outside of these quarters is left out */
export const watchedIn = (
  spans: readonly Span[],
  first: number,
  count: number,
): Watched => {
  const start = first * QUARTER;
  const end = (first + count) * QUARTER;
  const within = spans
    .map(({ from, to }) => [Math.max(from, start), Math.min(to, end)] as const)
    .filter(([from, to]) => from < to);
  const from = Float64Array.from(within, ([begin]) => begin);
  const to = Float64Array.from(within, ([, until]) => until);
  const observed = new Float64Array(count);
  const before = new Float64Array(count + 1);
  const span = new Uint32Array(count);
  let next = 0;
  for (let quarter = 0; quarter < count; quarter++) {
    const begin = start + quarter * QUARTER;
    while (next < to.length && (to[next] ?? 0) <= begin) next++;
    span[quarter] = next;
    let ms = 0;
    for (let at = next; at < from.length; at++) {
      const left = Math.max(from[at] ?? 0, begin);
      const right = Math.min(to[at] ?? 0, begin + QUARTER);
      if (left >= right) break;
      ms += right - left;
    }
    observed[quarter] = ms;
    before[quarter + 1] = (before[quarter] ?? 0) + ms;
  }
  return { first, count, observed, before, from, to, span };
};

/** How much was watched before a time, ms; from the first quarter on. */
export const watchedBefore = (watched: Watched, at: number): number => {
  const { first, count, before, observed } = watched;
  const quarter = Math.floor(at / QUARTER) - first;
  if (quarter < 0) return 0;
  if (quarter >= count) return before[count] ?? 0;
  const sum = before[quarter] ?? 0;
  const ms = observed[quarter] ?? 0;
  if (ms === 0) return sum;
  const begin = (first + quarter) * QUARTER;
  return ms === QUARTER
    ? sum + at - begin
    : sum + partBefore(watched, quarter, begin, at);
};

/** Of a quarter that was watched in part. */
const partBefore = (
  { from, to, span }: Watched,
  quarter: number,
  begin: number,
  at: number,
): number => {
  let ms = 0;
  for (let next = span[quarter] ?? 0; (from[next] ?? at) < at; next++)
    ms += Math.min(to[next] ?? 0, at) - Math.max(from[next] ?? 0, begin);
  return ms;
};

/** The end of what was watched in [from, to), which must lie in the quarters; null: nothing was. */
export const lastWatched = (
  watched: Watched,
  from: number,
  to: number,
): number | null => {
  const { first, span, from: begins, to: ends } = watched;
  const quarter = Math.ceil(to / QUARTER) - 1 - first;
  let at = span[quarter] ?? begins.length;
  // The span that holds or follows the begin of the last quarter; the one sought is the last that begins before `to`.
  while ((begins[at + 1] ?? to) < to) at++;
  if ((begins[at] ?? to) >= to) at--;
  const end = Math.min(ends[at] ?? from, to);
  return at >= 0 && end > from ? end : null;
};

/** Was anything of [from, to) watched, where both lie in one quarter? */
export const isWatched = (
  { first, observed, span, from: begins, to: ends }: Watched,
  from: number,
  to: number,
): boolean => {
  const quarter = Math.floor(from / QUARTER) - first;
  const ms = observed[quarter] ?? 0;
  if (ms === 0 || from >= to) return false;
  if (ms === QUARTER) return true;
  for (let at = span[quarter] ?? 0; (begins[at] ?? to) < to; at++)
    if ((ends[at] ?? 0) > from) return true;
  return false;
};
