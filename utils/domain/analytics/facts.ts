import type { Span } from "../coverage.ts";
import { DAY, instant } from "../instant.ts";
import { dayOf } from "../retention.ts";
import { joined } from "../spans.ts";
import type { Range } from "./analytics.ts";
import { quarterOf, inQuarters } from "./quarter.ts";
import type { Quarters } from "./quarters.ts";
import { quartersOf } from "./quarters-of.ts";
import type { SessionBlock } from "./session-block.ts";
import { type Watched, watchedIn } from "./watched.ts";

/** All that is known of a range of one source, of each UTC day in it either from its rollup or from its sessions. */
export interface Facts {
  /** Of every UTC day that the range touches, in order. */
  readonly quarters: readonly Quarters[];
  /** Every session that overlaps the range, each once; others may be among them. */
  readonly blocks: readonly SessionBlock[];
}

/** The UTC days that a range touches, as it is asked: [first, last]. */
export const daysOf = (
  range: Range,
): { readonly first: number; readonly last: number } => {
  const { from, to } = inQuarters(range);
  return { first: dayOf(from), last: dayOf(instant(to - 1)) };
};

/**
 * The facts of a range.
 * @param blocks every session that overlaps the days of the range, each once
 * @param watched when we watched, in order, without overlap
 * @param kept days of which the quarters are known already: of these alone the sessions need not be whole
 */
export const factsOf = (
  range: Range,
  blocks: readonly SessionBlock[],
  watched: readonly Span[],
  kept: readonly Quarters[],
): Facts => {
  const { first, last } = daysOf(range);
  const known = new Map(kept.map((quarters) => [quarters.day, quarters]));
  const quarters: Quarters[] = [];
  for (let day = first; day <= last;) {
    const one = known.get(day);
    let next = day + 1;
    if (one !== undefined) quarters.push(one);
    else {
      while (next <= last && !known.has(next)) next++;
      quarters.push(...quartersOf(blocks, watched, day, next - day));
    }
    day = next;
  }
  return { quarters, blocks };
};

/** When we watched in a range that begins and ends with a quarter. */
export const watchedOf = (
  quarters: readonly Quarters[],
  { from, to }: Range,
): Watched => {
  const spans = joined(quarters.flatMap(spansOf));
  return watchedIn(spans, quarterOf(from), quarterOf(to) - quarterOf(from));
};

/** When we watched on a day. */
export const spansOf = ({ day, watched }: Quarters): readonly Span[] =>
  Array.from({ length: watched.length / 2 }, (_, at) => ({
    from: instant(day * DAY + (watched[2 * at] ?? 0)),
    to: instant(day * DAY + (watched[2 * at + 1] ?? 0)),
  }));

/** Days from the first to the last that are not known, as far as they follow each other. */
export const gapsIn = (
  known: ReadonlySet<number>,
  first: number,
  last: number,
): readonly { readonly first: number; readonly last: number }[] => {
  const gaps: { first: number; last: number }[] = [];
  for (let day = first; day <= last; day++) {
    const before = gaps.at(-1);
    if (known.has(day)) continue;
    if (before?.last === day - 1) before.last = day;
    else gaps.push({ first: day, last: day });
  }
  return gaps;
};
