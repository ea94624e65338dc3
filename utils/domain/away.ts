import { type Span } from "./coverage.ts";
import { type Instant, earlier, instant, later } from "./instant.ts";
import type { Look } from "./look.ts";
import type { RunningSession } from "./session.ts";

/**
 * When the person of a session was away up to `to` ("browser left open", product.md, activity): present, but without an
 * act for the away limit. Where the platform names no act, nobody is away.
 */
export const awayUntil = (
  { away = [], activeAt, start }: RunningSession,
  to: Instant,
  { awayAfterMs }: Pick<Look, "awayAfterMs">,
): readonly Span[] => {
  if (activeAt === null) return away;
  const from = later(instant(activeAt + awayAfterMs), start);
  return from < to ? [...away, { from, to }] : away;
};

/** What of these spans lies before `end`. */
export const spansBefore = (
  spans: readonly Span[],
  end: Instant,
): readonly Span[] =>
  spans
    .filter(({ from }) => from < end)
    .map(({ from, to }) => ({ from, to: earlier(to, end) }));

/** What of these spans lies at `start` or after it. */
export const spansSince = (
  spans: readonly Span[],
  start: Instant,
): readonly Span[] =>
  spans
    .filter(({ to }) => to > start)
    .map(({ from, to }) => ({ from: later(from, start), to }));

/** Nothing where there is nothing: most sessions have none, and need no room for it. */
export const ifAny = (away: readonly Span[]): { away?: readonly Span[] } =>
  away.length === 0 ? {} : { away };
