import type { Activity, Mark } from "../utils/domain/facts.ts";
import {
  activityOf,
  hasLiveSession,
  hasNeverLoggedIn,
  isAnomalous,
  lastActiveAt,
} from "../utils/domain/facts.ts";
import {
  DAY,
  HOUR,
  type Instant,
  MINUTE,
  SECOND,
} from "../utils/domain/instant.ts";
import type { Moment } from "../utils/domain/order.ts";
import { type Report, ownId } from "../utils/domain/person.ts";
import {
  formatDay,
  formatMonth,
  formatTime,
  formatWeekday,
  t,
} from "../utils/i18n.ts";

/** A length of time in two units at most: "45 s", "18 m", "3 h 10 m", "2 d 4 h". */
export const durationWords = (ms: number): string => {
  if (ms < HOUR) return shortWords(ms);
  if (ms < DAY)
    return t("hours_minutes", floor(ms, HOUR), floor(ms % HOUR, MINUTE));
  return t("days_hours", floor(ms, DAY), floor(ms % DAY, HOUR));
};

/** A length of time in one unit: "45 s", "18 m", "3 h", "2 d". */
export const shortWords = (ms: number): string => {
  if (ms < MINUTE) return t("seconds", floor(ms, SECOND));
  if (ms < HOUR) return t("minutes", floor(ms, MINUTE));
  if (ms < DAY) return t("hours", floor(ms, HOUR));
  return t("days", floor(ms, DAY));
};

/** How long ago: "just now", "20 s ago", "3 h ago". A time to come (clocks differ) is now. */
export const ageWords = (ms: number): string =>
  ms < 2 * SECOND ? t("just_now") : t("ago", shortWords(ms));

/** How long until: "now", "in 20 s". */
export const untilWords = (ms: number): string =>
  ms < SECOND ? t("now") : t("in", shortWords(ms));

const floor = (ms: number, unit: number): number =>
  Math.floor(Math.max(0, ms) / unit);

/** A moment as briefly as it stays clear: "16:02", "Mon 16:02", "12 Nov", "Nov 2024". */
export const momentWords = (at: number, now: number): string => {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return formatTime(at);
  const ago = now - at;
  if (ago >= 0 && ago < 6 * DAY) return formatWeekday(at);
  return ago >= 0 && ago < 300 * DAY ? formatDay(at) : formatMonth(at);
};

/** Recent as an age, older as a moment. While stale always a moment: "ago" would count time that nobody watched. */
export const sinceWords = (
  at: number,
  { serverNow, stale }: Pick<Moment, "serverNow" | "stale">,
): string =>
  !stale && serverNow - at < HOUR
    ? ageWords(serverNow - at)
    : momentWords(at, serverNow);

export type LastKnown =
  | {
      readonly kind: "last_active" | "last_login" | "last_seen";
      readonly at: Instant;
    }
  | { readonly kind: "never" };

/** The one thing to say of when a person was last here. Each has its own words: none stands for another. */
export const lastKnownOf = (report: Report): LastKnown | null => {
  const active = lastActiveAt(report);
  if (active !== null) return { kind: "last_active", at: active };
  if (typeof report.lastLoginAt === "number")
    return { kind: "last_login", at: report.lastLoginAt };
  if (report.lastSeenAt !== null)
    return { kind: "last_seen", at: report.lastSeenAt };
  return hasNeverLoggedIn(report) ? { kind: "never" } : null;
};

/** "12 m ago" beside an online person; "last active 16:02" beside one who is not. */
export const lastKnownWords = (
  report: Report,
  moment: Pick<Moment, "serverNow" | "stale">,
): string => {
  const last = lastKnownOf(report);
  if (last === null) return t("nothing");
  if (last.kind === "never") return t("never_logged_in");
  const when = sinceWords(last.at, moment);
  return last.kind === "last_active" && hasLiveSession(report)
    ? when
    : t(last.kind, when);
};

/** The word of a mark. A stale row says what it was. */
export const markWords = (mark: Mark, report: Report): string =>
  mark === "unknown"
    ? t(hasLiveSession(report) ? "mark_unknown_online" : "mark_unknown_offline")
    : t(`mark_${mark}`);

/** The whole word of a row: also that something is odd with it. */
export const statusWords = (mark: Mark, report: Report): string =>
  isAnomalous(report) && mark !== "unknown"
    ? t("disabled_with_session")
    : markWords(mark, report);

/** Under the length of a session: "idle 12 m", or for who is not, "engaged 42 m" where that is known. */
export const quietWords = (report: Report, moment: Moment): string => {
  const activity: Activity = moment.stale
    ? "unknown"
    : activityOf(report, moment.serverNow, moment.limits);
  const at = lastActiveAt(report);
  if (at !== null && (activity === "idle" || activity === "away"))
    return t(`${activity}_for`, shortWords(moment.serverNow - at));
  const engaged = engagedWords(report, moment, shortWords, "at_least");
  return engaged === null ? "" : t("engaged_for", engaged);
};

/** Later than this after its start a session may have had activity that nobody of us saw. */
const SEEN_FROM_START_MS = 2 * MINUTE;

/**
 * How long of the running session was engaged; null where nothing is known of it. What was not watched (before we first
 * looked, gaps) is not in it: then it is "at least".
 */
export const engagedWords = (
  report: Report,
  { running }: Pick<Moment, "running">,
  words: (ms: number) => string,
  atLeast: "at_least" | "at_least_words",
): string | null => {
  const session = hasLiveSession(report) ? running(report.id) : undefined;
  if (session === undefined || session.engagedMs < SECOND) return null;
  const { engagedMs, cutMs, firstSeenAt, start } = session;
  const isWhole =
    !session.atLeast &&
    cutMs === 0 &&
    firstSeenAt - start <= SEEN_FROM_START_MS;
  return isWhole ? words(engagedMs) : t(atLeast, words(engagedMs));
};

/** What a person is called: name, else address, else id. */
export const titleOf = (report: Report): string =>
  report.name?.trim() || report.email?.trim() || ownId(report);
