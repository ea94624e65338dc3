import type { PersonId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import type { LiveSession, Report } from "./person.ts";
import type { RunningSession } from "./session.ts";
import type { Limits } from "./source.ts";

/** `unknown` while our own data is stale: stale is never shown as offline. */
export type Presence = "online" | "offline" | "unknown";
/** `unknown` where the source gives no time of activity; shown as plain "online". */
export type Activity = "active" | "idle" | "away" | "unknown";

/** One word for a mark: its shape, its accessible name, its place in the order. */
export type Mark =
  | "active"
  | "idle"
  | "away"
  | "online"
  | "unknown"
  | "offline"
  | "disabled"
  | "pending";

/**
 * The platform's word, as the protocol has it: a person is online exactly when a session is live. Account and presence
 * are independent facts: a disabled person with a live session is present (an anomaly), but never counted as online.
 */
export const hasLiveSession = (report: Report): boolean =>
  report.sessions.length > 0;

/** Counted in "Online now": a live session and an account that is not disabled. */
export const isOnline = (report: Report): boolean =>
  hasLiveSession(report) && report.account !== "disabled";

/** A live session of a disabled account: somebody should look at it. */
export const isAnomalous = (report: Report): boolean =>
  hasLiveSession(report) && report.account === "disabled";

/**
 * The session that speaks for the person: the one with the latest activity (active on one device beats idle on
 * another), else the one seen last, else the first.
 */
export const bestSession = (report: Report): LiveSession | null => {
  const [first, ...others] = report.sessions;
  if (first === undefined) return null;
  return others.reduce(
    (best, session) => (beats(session, best) ? session : best),
    first,
  );
};

const beats = (a: LiveSession, b: LiveSession): boolean =>
  (a.lastActiveAt ?? 0) !== (b.lastActiveAt ?? 0)
    ? (a.lastActiveAt ?? 0) > (b.lastActiveAt ?? 0)
    : (a.lastSeenAt ?? 0) > (b.lastSeenAt ?? 0);

/** Latest activity that the platform reports of a person, over all sessions and the account itself. */
export const lastActiveAt = (report: Report): Instant | null => {
  const best = bestSession(report)?.lastActiveAt ?? null;
  if (best === null) return report.lastActiveAt;
  return report.lastActiveAt !== null && report.lastActiveAt > best
    ? report.lastActiveAt
    : best;
};

/**
 * Activity of an online person. A time in the future (the platform's replicas differ) counts as now.
 * @param serverNow the platform's clock
 */
export const activityOf = (
  report: Report,
  serverNow: Instant,
  limits: Limits,
): Activity => {
  const at = lastActiveAt(report);
  if (at === null || !hasLiveSession(report)) return "unknown";
  const silentMs = serverNow - at;
  if (silentMs < limits.idleAfterMs) return "active";
  return silentMs < limits.awayAfterMs ? "idle" : "away";
};

/** Only where the platform says so: an unknown login is no "never". */
export const hasNeverLoggedIn = (report: Report): boolean =>
  report.lastLoginAt === "never" ||
  (report.account === "pending" && report.lastLoginAt === null);

/** Presence that may be claimed now: `unknown` as soon as our own data is stale. */
export const presenceOf = (report: Report, stale: boolean): Presence => {
  if (stale) return "unknown";
  return isOnline(report) ? "online" : "offline";
};

/** The mark of a row. A stale row is `unknown`, whatever it was. */
export const markOf = (
  report: Report,
  serverNow: Instant,
  limits: Limits,
  stale: boolean,
): Mark => {
  if (stale) return "unknown";
  if (report.account === "disabled") return "disabled";
  if (hasLiveSession(report)) {
    const activity = activityOf(report, serverNow, limits);
    return activity === "unknown" ? "online" : activity;
  }
  return report.account === "pending" ? "pending" : "offline";
};

/** A person's session, as far as one goes on. */
export type RunningOf = (person: PersonId) => RunningSession | undefined;

/** Where no sessions are at hand. */
export const NONE_RUNNING: RunningOf = () => undefined;

/**
 * Start of the current session (product.md, "Session start"). Before the sessions were read, or where the list alone is
 * at hand, the platform's word for the login that speaks for the person. Null when offline, or when nobody knows.
 */
export const activeSince = (
  report: Report,
  running: RunningOf,
): Instant | null => {
  const best = bestSession(report);
  if (best === null) return null;
  return running(report.id)?.start ?? best.startedAt;
};

/** Length of the current session so far, ms, never negative; null as in {@link activeSince}. */
export const activeForMs = (
  report: Report,
  serverNow: Instant,
  running: RunningOf,
): number | null => {
  const since = activeSince(report, running);
  return since === null ? null : Math.max(0, serverNow - since);
};
