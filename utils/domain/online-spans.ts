import type { Span } from "./coverage.ts";
import type { FinishedSession } from "./session.ts";
import { clippedTo, joined } from "./spans.ts";

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
  const spans = sessions.map(({ start, end }) => ({ from: start, to: end }));
  return clippedTo(joined(spans), within).flatMap((span) =>
    clippedTo(observed, span),
  );
};
