import { coveredUntil } from "./coverage.ts";
import { DAY, type Instant, earlier, instant, later } from "./instant.ts";
import type { LiveSession, Report } from "./person.ts";
import { type Look, activityIn } from "./look.ts";
import { visitOf } from "./session-visits.ts";
import type { RunningSession } from "./session.ts";

/** A session longer than this is closed and a new one begun (product.md, "Session end"). */
export const LONGEST_SESSION_MS = DAY;

/** The login that a person's session is named after: the one that began first, else the first. */
const firstLogin = ({ sessions }: Report): LiveSession | null => {
  const [first, ...others] = sessions;
  if (first === undefined) return null;
  return others.reduce(
    (earliest, next) =>
      next.startedAt !== null &&
      (earliest.startedAt === null || next.startedAt < earliest.startedAt)
        ? next
        : earliest,
    first,
  );
};

export interface Beginning {
  /** We cannot know that the person was not there before: our first observation, or the first after a gap. */
  readonly cameLate: boolean;
  /** End of this person's session before, if there was one: no two of them overlap. */
  readonly notBefore: Instant | null;
  /** The session before ended because the login changed: the new one may follow it without a pause. */
  readonly follows: boolean;
}

/** A session that this observation shows first. */
export const beginSession = (
  report: Report,
  { cameLate, notBefore, follows }: Beginning,
  look: Look,
): RunningSession => {
  const login = firstLogin(report);
  const said = login?.startedAt ?? null;
  const start = startOf(said, notBefore, follows, look.at);
  const isPlatforms = said !== null && start === earlier(said, look.at);
  const atLeast = cameLate && !isPlatforms;
  const acted = activityIn(report, look);
  const session: RunningSession = {
    person: report.id,
    id: login?.id ?? null,
    start,
    atLeast,
    firstSeenAt: look.at,
    inSightSince: look.at,
    coveredFrom: coveredUntil(look.coverage, look.at),
    cutMs: 0,
    engagedMs: 0,
    // To come is an act; where we came late we did not see it.
    activeAt: acted === null || atLeast ? acted : later(acted, start),
    visits: [],
    visit: null,
    seenAt: null,
    left: null,
  };
  return { ...session, visit: visitOf(report, session.start, look.at) };
};

/** The platform's start, unless it lies in the future, before a session that ended, or further back than a session may. */
const startOf = (
  said: Instant | null,
  notBefore: Instant | null,
  follows: boolean,
  at: Instant,
): Instant => {
  if (said === null) return at;
  if (notBefore !== null && said < notBefore) return follows ? notBefore : at;
  const start = earlier(said, at);
  const tooLong = Math.ceil((at - start) / LONGEST_SESSION_MS) - 1;
  return tooLong > 0 ? instant(start + tooLong * LONGEST_SESSION_MS) : start;
};
