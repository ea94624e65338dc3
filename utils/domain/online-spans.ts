import type { Span } from "./coverage.ts";
import { later } from "./instant.ts";
import type { FinishedSession } from "./session.ts";
import { clippedTo } from "./spans.ts";

/**
 * When somebody was online, as far as it was watched: their sessions without what nobody saw. In order, without overlap.
 * @param sessions of one person, in any order; the same one may come twice
 * @param observed when we watched, in order
 */
export const onlineSpansOf = (
  sessions: readonly Pick<FinishedSession, "start" | "end">[],
  observed: readonly Span[],
  within: Span,
): readonly Span[] => {
  const merged: Span[] = [];
  for (const { start, end } of sessions.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.to)
      merged[merged.length - 1] = { from: last.from, to: later(last.to, end) };
    else merged.push({ from: start, to: end });
  }
  return clippedTo(merged, within).flatMap((span) => clippedTo(observed, span));
};
