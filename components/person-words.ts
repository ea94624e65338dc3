import {
  activityOf,
  hasLiveSession,
  lastActiveAt,
} from "../utils/domain/facts.ts";
import type { Freshness } from "../utils/domain/freshness.ts";
import type { LocalInstant } from "../utils/domain/instant.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { Report } from "../utils/domain/person.ts";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import { shortWords } from "./words.ts";

/**
 * Presence, activity and account, each in its own words: "Online, idle for 12 m · account active". A disabled person with
 * a live session is online here: the card speaks of the facts, not of who is counted.
 */
export const factWords = (report: Report, moment: Moment): string =>
  [presenceWords(report, moment), t(`person_account_${report.account}`)].join(
    t("part_separator"),
  );

const presenceWords = (report: Report, moment: Moment): string => {
  const isOnline = hasLiveSession(report);
  if (moment.stale)
    return t(isOnline ? "mark_unknown_online" : "mark_unknown_offline");
  const activity = activityWords(report, moment);
  const presence = t(isOnline ? "presence_online" : "presence_offline");
  return activity === null
    ? presence
    : t("person_activity", presence, activity);
};

/** Null: the platform does not say when somebody was active, or there is no session to be active in. */
const activityWords = (
  report: Report,
  { serverNow, limits }: Moment,
): string | null => {
  const activity = activityOf(report, serverNow, limits);
  switch (activity) {
    case "unknown":
      return null;
    case "active":
      return t("person_active");
    case "idle":
    case "away":
      return t(
        `person_${activity}`,
        shortWords(serverNow - (lastActiveAt(report) ?? serverNow)),
      );
    default:
      return unreachable(activity);
  }
};

/** The fourth fact, of our own data: "data 4 s old". */
export const dataWords = (freshness: Freshness, now: LocalInstant): string => {
  const at = "at" in freshness ? freshness.at : null;
  if (at === null) return t("person_data_none");
  const age = shortWords(now - at);
  switch (freshness.kind) {
    case "none":
    case "loading":
    case "live":
      return t("person_data", age);
    case "stale":
    case "failed":
    case "paused":
      return t(`person_data_${freshness.kind}`, age);
    default:
      return unreachable(freshness);
  }
};
