import type { Coverage } from "./coverage.ts";
import type { Instant } from "./instant.ts";
import { finishedAsPast, runningAsPast } from "./past-session.ts";
import type { PastSession } from "./person-history.ts";
import type {
  FinishedSession,
  RunningSession,
  VisitedPage,
} from "./session.ts";

/** A session of one person with all that is kept of it and may be exported. */
export interface KeptSession extends PastSession {
  readonly told: boolean;
  /** The pages that were visited, in order; one that was come back to is there again. */
  readonly pages: readonly VisitedPage[];
}

export const finishedAsKept = (session: FinishedSession): KeptSession => ({
  ...finishedAsPast(session),
  told: session.told === true,
  pages: session.visits.map(({ page }) => page),
});

/** @param now the platform's clock */
export const runningAsKept = (
  session: RunningSession,
  coverage: Coverage,
  now: Instant,
  idleAfterMs: number,
): KeptSession => ({
  ...runningAsPast(session, coverage, now, idleAfterMs),
  told: false,
  pages: [
    ...session.visits.map(({ page }) => page),
    ...(session.visit === null ? [] : [session.visit.page]),
  ],
});
