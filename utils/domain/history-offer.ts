import type { Span } from "./coverage.ts";
import { DAY, type Instant, MINUTE, earlier, later } from "./instant.ts";
import { keptFrom } from "./retention.ts";
import { lengthOfAll, without } from "./spans.ts";

/** Less than this is not worth a question. */
const SHORTEST_MS = MINUTE;

/** Where sessions are kept so many days, the start of the first of them that is fetched. */
export const firstFetched = (
  observedAt: Instant,
  detailDays: number,
): Instant => keptFrom(observedAt, detailDays * DAY);

/**
 * Is there a part of a range of which the platform may know more than we do? Of what it was asked before, it told all.
 * @param watched when somebody watched, or a fetch filled it, in order
 * @param asked what a fetch that is done was about; null: there was none
 */
export const mayKnowMore = (
  range: Span,
  watched: readonly Span[],
  observedAt: Instant,
  detailDays: number,
  asked: Span | null,
): boolean => {
  const from = later(range.from, firstFetched(observedAt, detailDays));
  const to = earlier(range.to, observedAt);
  if (from >= to) return false;
  const unwatched = without({ from, to }, watched);
  const unasked =
    asked === null
      ? unwatched
      : unwatched.flatMap((span) => without(span, [asked]));
  return lengthOfAll(unasked) >= SHORTEST_MS;
};
