import { type Instant, DAY, HOUR } from "./instant.ts";

/** Half-open: `from` belongs to it, `to` does not. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** A span in which we watched, with what was covered before it, ms. */
interface CoveredSpan extends Span {
  readonly before: number;
}

/**
 * The time in which we watched: the spans between observations that lie no further apart than the gap limit. Of the
 * spans that ended only those are here that a running session can reach back into.
 */
export interface Coverage {
  readonly ended: readonly CoveredSpan[];
  /** Begin and end of the span that runs; `to` is the watermark: the latest time of any applied observation. */
  readonly running: CoveredSpan | null;
}

export const NO_COVERAGE: Coverage = { ended: [], running: null };

/** A running session is at most 24 h long; an hour more is kept for observations that come late. */
const REACH_MS = DAY + HOUR;

export interface Covered {
  readonly coverage: Coverage;
  /** What ended by this observation because nothing was observed for too long; null when none did. */
  readonly endedSpan: Span | null;
  /** True when the time since the observation before counts as not observed. */
  readonly gap: boolean;
}

/** Time of the latest observation; null before the first. */
export const observedAt = (coverage: Coverage): Instant | null =>
  coverage.running?.to ?? null;

/**
 * Coverage after an observation at `at`, which is never before {@link observedAt}.
 * @param gapAfterMs two observations further apart than this leave a gap between them (product.md, "Gap")
 * @param neededFrom no span after this may be forgotten; null: only what a session of 24 h reaches
 */
export const cover = (
  coverage: Coverage,
  at: Instant,
  gapAfterMs: number,
  neededFrom: Instant | null,
): Covered => {
  const { ended, running } = coverage;
  if (running === null)
    return {
      coverage: { ended, running: { from: at, to: at, before: 0 } },
      endedSpan: null,
      gap: false,
    };
  const span = { ...running, to: at };
  if (at - running.to <= gapAfterMs)
    return { coverage: { ended, running: span }, endedSpan: null, gap: false };
  const before = running.before + (running.to - running.from);
  const isEmpty = running.to === running.from;
  const reached = ended.filter(
    ({ to }) =>
      at - to <= REACH_MS || (neededFrom !== null && to >= neededFrom),
  );
  return {
    coverage: {
      // The span that ends now is needed, however long ago that is: sessions end in it.
      ended: isEmpty ? reached : [...reached, running],
      running: { from: at, to: at, before },
    },
    endedSpan: isEmpty ? null : { from: running.from, to: running.to },
    gap: true,
  };
};

/** How much of the time before `at` was covered, ms. Only differences of two such numbers mean something. */
export const coveredUntil = (
  { ended, running }: Coverage,
  at: Instant,
): number => {
  if (running === null) return 0;
  if (at >= running.from)
    return running.before + Math.min(at, running.to) - running.from;
  for (let index = ended.length - 1; index >= 0; index--) {
    const span = ended[index];
    if (span !== undefined && at >= span.from)
      return span.before + Math.min(at, span.to) - span.from;
  }
  return ended[0]?.before ?? running.before;
};
