import { observedAt } from "./coverage.ts";
import { type Instant, later } from "./instant.ts";
import { valuesOf } from "./patched-map.ts";
import type { FinishedSession, RunningSession } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** Mean and median of session lengths, ms, and of how many sessions. */
export interface AverageSession {
  readonly meanMs: number;
  readonly medianMs: number;
  readonly n: number;
}

/** Length of a session that is over, ms: gaps of ours add nothing. Null where it was seen once: unknown, not 0. */
export const finishedLength = ({
  start,
  end,
  cutMs,
  seenOnce,
}: FinishedSession): number | null => (seenOnce ? null : end - start - cutMs);

/**
 * Length so far of a session that goes on, ms; of one whose person left, until then. Null where it was seen once.
 * @param now the platform's clock
 * @param observed time of the latest observation
 */
export const runningLength = (
  { start, cutMs, firstSeenAt, seenAt, left }: RunningSession,
  now: Instant,
  observed: Instant,
): number | null => {
  const seen = seenAt ?? observed;
  if (seen <= firstSeenAt) return null;
  const end = left === null && seenAt === null ? later(now, observed) : seen;
  return Math.max(0, end - start - cutMs);
};

/** Lengths of all sessions that go on, in no order. */
export const runningLengths = (
  sessions: Sessions,
  now: Instant | null,
): readonly number[] => {
  const observed = observedAt(sessions.coverage);
  const lengths: number[] = [];
  if (observed === null || now === null) return lengths;
  for (const session of valuesOf(sessions.running)) {
    const length = runningLength(session, now, observed);
    if (length !== null) lengths.push(length);
  }
  return lengths;
};

/** Mean and median of lengths in ms; null for none (no sessions is not "0 minutes"). */
export const averageOf = (
  lengths: readonly number[],
): AverageSession | null => {
  const n = lengths.length;
  if (n === 0) return null;
  const sorted = Float64Array.from(lengths).sort();
  const upper = sorted[n >> 1] ?? 0;
  const lower = sorted[(n - 1) >> 1] ?? 0;
  return {
    meanMs: sorted.reduce((sum, ms) => sum + ms, 0) / n,
    medianMs: (lower + upper) / 2,
    n,
  };
};
