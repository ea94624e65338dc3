import { observedAt } from "./coverage.ts";
import type { PersonId, SessionId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import { valuesOf } from "./patched-map.ts";
import { engagedMs } from "./engagement.ts";
import { observedMs } from "./running-session.ts";
import type { FinishedSession, RunningSession } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** A session as a replay prints it. Times are the platform's, in ms. */
export interface SessionSummary {
  readonly userId: PersonId;
  readonly id: SessionId | null;
  readonly start: Instant;
  /** Null while it goes on. */
  readonly end: Instant | null;
  readonly atLeast: boolean;
  readonly observedMs: number;
  readonly engagedMs: number;
  readonly visits: readonly VisitSummary[];
}

interface VisitSummary {
  readonly url: string | null;
  readonly start: Instant;
  readonly end: Instant | null;
}

export const finishedSummary = (session: FinishedSession): SessionSummary => ({
  userId: session.person,
  id: session.id,
  start: session.start,
  end: session.end,
  atLeast: session.atLeast,
  observedMs: session.observedMs,
  engagedMs: session.engagedMs,
  visits: visitsOf(session),
});

/** Those that go on, and those whose people left so lately that they may resume. */
export const runningSummaries = (
  sessions: Sessions,
  idleAfterMs: number,
): readonly SessionSummary[] => {
  const at = observedAt(sessions.coverage);
  return at === null
    ? []
    : Array.from(valuesOf(sessions.running), (session) =>
        runningSummary(session, sessions, at, idleAfterMs),
      );
};

const runningSummary = (
  session: RunningSession,
  { coverage }: Sessions,
  at: Instant,
  idleAfterMs: number,
): SessionSummary => {
  const seen = session.seenAt ?? at;
  const { visit } = session;
  return {
    userId: session.person,
    id: session.id,
    start: session.start,
    end: session.left === null ? null : seen,
    atLeast: session.atLeast,
    observedMs: observedMs(session, seen, coverage),
    engagedMs: engagedMs(session, seen, { coverage, idleAfterMs }),
    visits: [
      ...visitsOf(session),
      ...(visit === null
        ? []
        : [{ url: visit.page.url, start: visit.start, end: null }]),
    ],
  };
};

const visitsOf = ({
  visits,
}: Pick<FinishedSession, "visits">): readonly VisitSummary[] =>
  visits.map(({ page, start, end }) => ({ url: page.url, start, end }));
