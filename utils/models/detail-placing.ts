import {
  activityOf,
  bestSession,
  hasLiveSession,
  hasNeverLoggedIn,
  isOnline,
} from "../domain/facts.ts";
import type { LiveSession } from "../domain/person.ts";
import { type DetailPlacing, LAST } from "../domain/placing.ts";
import { unreachable } from "../domain/result.ts";
import { deviceOf } from "./device-label.ts";

const ACTIVITIES = ["active", "idle", "away", "unknown"];

/** Before every login that there was. */
const NEVER = -1;

/** How the columns place people that only the dashboard's table has. */
export const detailPlacing: DetailPlacing = (key, moment) => {
  const { serverNow, limits, running } = moment;
  switch (key) {
    case "presence":
      return { by: "number", of: (report) => (isOnline(report) ? 0 : 1) };
    case "activity":
      return {
        by: "number",
        of: (report) =>
          hasLiveSession(report)
            ? ACTIVITIES.indexOf(activityOf(report, serverNow, limits))
            : LAST,
      };
    case "engaged":
      return {
        by: "number",
        of: (report) =>
          hasLiveSession(report)
            ? (running(report.id)?.engagedMs ?? LAST)
            : LAST,
      };
    case "lastSeen":
      return { by: "number", of: ({ lastSeenAt }) => lastSeenAt ?? LAST };
    case "lastLogin":
      return {
        by: "number",
        of: (report) => {
          if (hasNeverLoggedIn(report)) return NEVER;
          const { lastLoginAt } = report;
          return typeof lastLoginAt === "number" ? lastLoginAt : LAST;
        },
      };
    case "sessions":
    case "messages":
    case "questions":
      return { by: "number", of: ({ counts }) => counts?.[key] ?? LAST };
    case "device":
      return { by: "text", of: (report) => deviceText(bestSession(report)) };
    case "network":
      return { by: "text", of: (report) => bestSession(report)?.ip ?? "" };
    default:
      return unreachable(key);
  }
};

const deviceText = (session: LiveSession | null): string => {
  const { device = null, userAgent = null } = session ?? {};
  const { browser, os } =
    device?.browser != null || device?.os != null || userAgent === null
      ? (device ?? { browser: null, os: null })
      : deviceOf(userAgent);
  const text = [browser, os].filter((part) => part !== null).join(" ");
  return text === "" ? (userAgent ?? "") : text;
};
