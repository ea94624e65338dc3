import { awayUntil, ifAny } from "./away.ts";
import { coveredUntil } from "./coverage.ts";
import { type Instant, later } from "./instant.ts";
import { type Look, activityIn } from "./look.ts";
import type { Report } from "./person.ts";
import type { RunningSession } from "./session.ts";

/** The session with the activity that a report names. */
export const withActivity = (
  session: RunningSession,
  report: Report,
  look: Look,
): RunningSession => {
  const acted = activityIn(report, look);
  const { activeAt } = session;
  if (acted === null || (activeAt !== null && acted <= activeAt))
    return session;
  const engagedMs =
    session.engagedMs + engagedBetween(session, activeAt, acted, look);
  const away = ifAny(awayUntil(session, acted, look));
  return { ...session, ...away, activeAt: acted, engagedMs };
};

/** How much of a session up to `end` had activity gaps under the idle limit, ms; the time since the last one counts alike. */
export const engagedMs = (
  session: RunningSession,
  end: Instant,
  look: Pick<Look, "coverage" | "idleAfterMs">,
): number =>
  session.engagedMs + engagedBetween(session, session.activeAt, end, look);

/** Observed ms between two activities, if they are less than the idle limit apart; else nothing. */
const engagedBetween = (
  { inSightSince }: RunningSession,
  from: Instant | null,
  to: Instant,
  { coverage, idleAfterMs }: Pick<Look, "coverage" | "idleAfterMs">,
): number =>
  from === null || to <= from || to - from >= idleAfterMs || to <= inSightSince
    ? 0
    : coveredUntil(coverage, to) -
      coveredUntil(coverage, later(from, inSightSince));
