import type { Span } from "./coverage.ts";
import { earlier, instant, later } from "./instant.ts";

/*
 * Times as lists of spans: in order, without overlap, none of them empty. Every function here takes and gives such lists.
 */

/** How long they are together, ms. */
export const lengthOfAll = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + (to - from), 0);

/** What of them lies within a span. */
export const clippedTo = (
  spans: readonly Span[],
  within: Span,
): readonly Span[] =>
  spans.flatMap((span) => {
    const from = later(span.from, within.from);
    const to = earlier(span.to, within.to);
    return from < to ? [{ from, to }] : [];
  });

/** What of a span none of them holds. */
export const without = (
  whole: Span,
  spans: readonly Span[],
): readonly Span[] => {
  const rest: Span[] = [];
  let { from } = whole;
  for (const span of clippedTo(spans, whole)) {
    if (from < span.from) rest.push({ from, to: span.from });
    from = span.to;
  }
  return from < whole.to ? [...rest, { from, to: whole.to }] : rest;
};

/** The latest `ms` of them; all of them where they are shorter. */
export const latestOf = (
  spans: readonly Span[],
  ms: number,
): readonly Span[] => {
  const taken: Span[] = [];
  let rest = ms;
  for (const span of spans.toReversed()) {
    if (rest <= 0) break;
    const length = Math.min(rest, span.to - span.from);
    taken.unshift({ from: instant(span.to - length), to: span.to });
    rest -= length;
  }
  return taken;
};

/** What any of these holds: spans in any order, which may overlap. */
export const joined = (spans: readonly Span[]): readonly Span[] => {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last === undefined || last.to < span.from) all.push(span);
    else all[all.length - 1] = { from: last.from, to: later(last.to, span.to) };
  }
  return all;
};
