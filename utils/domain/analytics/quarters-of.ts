import type { Span } from "../coverage.ts";
import { DAY } from "../instant.ts";
import { markActive } from "./active-quarters.ts";
import { levelsOf } from "./levels.ts";
import { newNumbering } from "./numbering.ts";
import { QUARTERS_A_DAY } from "./quarter.ts";
import type { Quarters } from "./quarters.ts";
import type { SessionBlock } from "./session-block.ts";
import { watchedIn } from "./watched.ts";

/**
 * The quarters of days that follow each other, made of sessions.
 * @param blocks every session that overlaps these days; others may be among them
 * @param spans when we watched, in order, without overlap
 * @param first UTC day, days since 1970
 */
export const quartersOf = (
  blocks: readonly SessionBlock[],
  spans: readonly Span[],
  first: number,
  days: number,
): readonly Quarters[] => {
  const watched = watchedIn(
    spans,
    first * QUARTERS_A_DAY,
    days * QUARTERS_A_DAY,
  );
  const people = newNumbering();
  const numbers = blocks.map(({ persons }) => people.of(persons));
  const words = Math.ceil(people.texts.length / 32);
  const active = new Uint32Array(watched.count * words);
  for (const [at, block] of blocks.entries())
    markActive(active, words, block, numbers[at] ?? [], watched);
  const levels = levelsOf(blocks, watched);
  return Array.from({ length: days }, (_, number) => {
    const day = first + number;
    const from = number * QUARTERS_A_DAY;
    const to = from + QUARTERS_A_DAY;
    return {
      day,
      persons: people.texts,
      active: active.slice(from * words, to * words),
      observed: Uint32Array.from(watched.observed.subarray(from, to)),
      min: Uint32Array.from(levels.min.subarray(from, to)),
      max: Uint32Array.from(levels.max.subarray(from, to)),
      onlineMs: levels.onlineMs.slice(from, to),
      maxAt: Uint32Array.from(levels.maxAt.subarray(from, to), (at) =>
        Math.max(0, at - day * DAY),
      ),
      watched: Uint32Array.from(watchedOn(watched.from, watched.to, day)),
    };
  });
};

/** Begins and ends of what was watched on a day, ms since it began. */
const watchedOn = (
  from: Float64Array,
  to: Float64Array,
  day: number,
): readonly number[] => {
  const within: number[] = [];
  for (const [at, begin] of from.entries()) {
    const left = Math.max(begin - day * DAY, 0);
    const right = Math.min((to[at] ?? 0) - day * DAY, DAY);
    if (left < right) within.push(left, right);
  }
  return within;
};
