import { type Coverage, observedAt } from "./coverage.ts";
import { engagedMs } from "./engagement.ts";
import { type Instant, later } from "./instant.ts";
import type { PastSession } from "./person-history.ts";
import type { FinishedSession, RunningSession } from "./session.ts";
import { runningLength } from "./session-length.ts";

/** A session that is over, as a history shows it. */
export const finishedAsPast = (session: FinishedSession): PastSession => {
  const { start, end, atLeast, seenOnce, cutMs } = session;
  return {
    start,
    end,
    goesOn: false,
    atLeast,
    seenOnce,
    cutMs,
    engagedMs: session.engagedMs,
  };
};

/**
 * A session that goes on, as a history shows it: up to now, or for who left and may come back, up to when they were seen.
 * @param now the platform's clock
 */
export const runningAsPast = (
  session: RunningSession,
  coverage: Coverage,
  now: Instant,
  idleAfterMs: number,
): PastSession => {
  const { start, atLeast, cutMs, left, seenAt } = session;
  const observed = observedAt(coverage) ?? now;
  const goesOn = left === null && seenAt === null;
  const end = goesOn ? later(now, observed) : (seenAt ?? observed);
  return {
    start,
    end: later(end, start),
    goesOn,
    atLeast,
    // One that goes on was seen as long as it will have been: only of one that is over the length is unknown.
    seenOnce: !goesOn && runningLength(session, now, observed) === null,
    cutMs,
    engagedMs: engagedMs(session, end, { coverage, idleAfterMs }),
  };
};
