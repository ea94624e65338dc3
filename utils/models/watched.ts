import type { Span } from "../domain/coverage.ts";
import { earlier, later } from "../domain/instant.ts";

/** What lies within `range` of spans that may overlap, as spans that do not, in order. */
export const spansWithin = (
  spans: readonly Span[],
  range: Span,
): readonly Span[] => {
  const within = spans
    .map(({ from, to }) => ({
      from: later(from, range.from),
      to: earlier(to, range.to),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of within) {
    const last = joined.at(-1);
    if (last === undefined || span.from > last.to) joined.push(span);
    else joined[joined.length - 1] = { ...last, to: later(last.to, span.to) };
  }
  return joined;
};

/** How much time these spans cover together, ms; they do not overlap. */
export const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0);

/** The latest time of `range` in which nobody watched, before the span that runs; null where there is none. */
export const latestGap = (spans: readonly Span[], range: Span): Span | null => {
  const newest = spans.at(-1);
  if (newest === undefined || newest.from <= range.from) return null;
  return { from: spans.at(-2)?.to ?? range.from, to: newest.from };
};
