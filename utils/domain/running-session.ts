import { awayUntil, ifAny, spansBefore, spansSince } from "./away.ts";
import { engagedMs, withActivity } from "./engagement.ts";
import { LONGEST_SESSION_MS } from "./begin-session.ts";
import { type Coverage, coveredUntil } from "./coverage.ts";
import { bestSession } from "./facts.ts";
import { type Instant, instant, later } from "./instant.ts";
import { type Look, activityIn } from "./look.ts";
import type { Report } from "./person.ts";
import { closeVisit, isSamePage, visitOf, withPage } from "./session-visits.ts";
import {
  type FinishedSession,
  type RunningSession,
  loginOf,
} from "./session.ts";

/** The session after an observation that shows the person present, with the login continued. */
export const touchSession = (
  session: RunningSession,
  report: Report,
  lastSeenAt: Instant,
  pushed: boolean,
  look: Look,
): RunningSession =>
  withPage(
    withActivity(seenNow(session), report, look),
    report,
    lastSeenAt,
    pushed,
    look.at,
  );

const seenNow = (session: RunningSession): RunningSession =>
  session.seenAt === null ? session : { ...session, seenAt: null };

/**
 * The session of a person who left at `end`: over, unless the person is back soon.
 * @param last what was said of the person before; its logins are what a return is compared with
 */
export const leaveSession = (
  session: RunningSession,
  end: Instant,
  last: Report | undefined,
  look: Look,
): RunningSession => ({
  ...ended(session, end, look),
  seenAt: end,
  left: (last?.sessions ?? []).map(loginOf),
});

/** Closes the visit, and counts the time since the last activity where it is short enough. */
const ended = (
  session: RunningSession,
  end: Instant,
  look: Look,
): RunningSession => ({
  ...session,
  ...ifAny(awayUntil(session, end, look)),
  engagedMs: engagedMs(session, end, look),
  activeAt: session.activeAt === null ? null : later(session.activeAt, end),
  visits:
    session.visit === null
      ? session.visits
      : closeVisit(session.visits, session.visit, end),
  visit: null,
});

/** The same session again: the time in between was not observed of this person. */
export const resumeSession = (
  session: RunningSession,
  report: Report,
  look: Look,
): RunningSession => {
  const { seenAt } = session;
  const missing =
    seenAt === null
      ? 0
      : coveredUntil(look.coverage, look.at) -
        coveredUntil(look.coverage, seenAt);
  return {
    ...session,
    inSightSince: look.at,
    coveredFrom: session.coveredFrom + missing,
    activeAt: activityIn(report, look) === null ? session.activeAt : look.at,
    visit: visitOf(report, seenAt ?? look.at, look.at),
    seenAt: null,
    left: null,
  };
};

/**
 * A session that the platform proves to have gone on over a gap of ours, [lastSeenAt, look.at): the gap is cut out. Where
 * the platform does not say that the page stayed, its visit ends before the gap and another begins after it.
 */
export const bridgeGap = (
  session: RunningSession,
  report: Report,
  lastSeenAt: Instant,
  look: Look,
): RunningSession => {
  const missing =
    coveredUntil(look.coverage, look.at) -
    coveredUntil(look.coverage, lastSeenAt);
  const page = bestSession(report)?.page ?? null;
  const { visit } = session;
  const stayed =
    visit !== null &&
    page !== null &&
    page.since !== null &&
    isSamePage(visit, page) &&
    visit.since === page.since;
  const over =
    visit === null || stayed
      ? session
      : {
          ...session,
          visits: closeVisit(session.visits, visit, lastSeenAt),
          visit: null,
        };
  const cut: RunningSession = {
    ...over,
    engagedMs: engagedMs(session, lastSeenAt, look),
    inSightSince: look.at,
    coveredFrom: session.coveredFrom + missing,
    cutMs: session.cutMs + (look.at - lastSeenAt),
    seenAt: null,
  };
  return touchSession(cut, report, lastSeenAt, false, look);
};

/** Everything of a session up to `end`; what it holds of later times is left out. */
export const finishSession = (
  session: RunningSession,
  end: Instant,
  look: Look,
): FinishedSession => {
  const over = session.left === null ? ended(session, end, look) : session;
  return {
    person: session.person,
    id: session.id,
    start: session.start,
    end,
    atLeast: session.atLeast,
    observedMs: observedMs(session, end, look.coverage),
    engagedMs: over.engagedMs,
    cutMs: session.cutMs,
    seenOnce: end <= session.firstSeenAt,
    visits: over.visits,
    ...ifAny(spansBefore(over.away ?? [], end)),
  };
};

/** How much of a session up to `end` we observed, ms. */
export const observedMs = (
  { coveredFrom }: RunningSession,
  end: Instant,
  coverage: Coverage,
): number => Math.max(0, coveredUntil(coverage, end) - coveredFrom);

/** A session of a person who is still there, cut at its longest: what is over, and what goes on from there. */
export const capSession = (
  session: RunningSession,
  look: Look,
): readonly [FinishedSession, RunningSession] => {
  const end = instant(session.start + LONGEST_SESSION_MS);
  const { visit, away, ...rest } = session;
  return [
    finishSession(session, end, look),
    {
      ...rest,
      ...ifAny(spansSince(away ?? [], end)),
      start: end,
      atLeast: false,
      firstSeenAt: end,
      inSightSince: end,
      coveredFrom: coveredUntil(look.coverage, end),
      cutMs: 0,
      engagedMs: 0,
      visits: [],
      visit: visit === null ? null : { ...visit, start: end },
    },
  ];
};
