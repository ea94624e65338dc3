import type { ComponentChild } from "preact";
import {
  activityOf,
  bestSession,
  hasLiveSession,
  hasNeverLoggedIn,
  lastActiveAt,
  presenceOf,
} from "../utils/domain/facts.ts";
import type { Instant } from "../utils/domain/instant.ts";
import { maskedIp } from "../utils/domain/masked-ip.ts";
import { harmless } from "../utils/domain/harmless.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { LiveSession, Report } from "../utils/domain/person.ts";
import { unreachable } from "../utils/domain/result.ts";
import type { DetailKey } from "../utils/domain/view.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import { deviceOf } from "../utils/models/device-label.ts";
import { agentWords, deviceWords } from "./device-words.ts";
import { OutsideText } from "./outside-text.tsx";
import { durationWords, engagedWords, sinceWords } from "./words.ts";

/** Columns of the widest table that the others have not, or in which they say less exactly what it is. */
export type WideKey = DetailKey | "lastActive";

/** Whose cell it is. */
export interface WideCellProps {
  readonly report: Report;
  /** As it may be seen. */
  readonly shown: Report;
  /** What to say where no session has an address; and why. */
  readonly network: { readonly words: string; readonly why: string };
}

/** What a cell says in a column whose words change with time. */
export const tickingCell = (
  key: WideKey,
  report: Report,
  moment: Moment,
): string => {
  switch (key) {
    case "presence":
      return t(`presence_${presenceOf(report, moment.stale)}`);
    case "activity":
      return activityWords(report, moment);
    case "engaged":
      return (
        engagedWords(report, moment, durationWords, "at_least") ?? t("nothing")
      );
    case "lastActive":
      return momentOrNothing(lastActiveAt(report), moment);
    case "lastSeen":
      return momentOrNothing(report.lastSeenAt, moment);
    case "lastLogin":
      return hasNeverLoggedIn(report)
        ? t("never_logged_in")
        : momentOrNothing(
            // "Never" was said above.
            typeof report.lastLoginAt === "number" ? report.lastLoginAt : null,
            moment,
          );
    case "sessions":
    case "messages":
    case "questions":
    case "device":
    case "network":
      return "";
    default:
      return unreachable(key);
  }
};

/** What a cell says in a column. @param words of {@link tickingCell}, as they are now */
export const wideCell = (
  key: WideKey,
  { report, shown, network }: WideCellProps,
  words: string,
): ComponentChild => {
  switch (key) {
    case "sessions":
    case "messages":
    case "questions":
      return numberOrNothing(report.counts?.[key] ?? null);
    case "device":
      return hasLiveSession(report)
        ? deviceCell(bestSession(report))
        : t("nothing");
    case "network":
      return networkCell(bestSession(shown), network);
    case "presence":
    case "activity":
    case "engaged":
    case "lastActive":
    case "lastSeen":
    case "lastLogin":
      return words;
    default:
      return unreachable(key);
  }
};

const activityWords = (report: Report, moment: Moment): string => {
  if (!hasLiveSession(report) || moment.stale) return t("nothing");
  const activity = activityOf(report, moment.serverNow, moment.limits);
  return activity === "unknown" ? t("unknown") : t(`short_${activity}`);
};

const momentOrNothing = (at: Instant | null, moment: Moment): string =>
  at === null ? t("nothing") : sinceWords(at, moment);

const numberOrNothing = (value: number | null): string =>
  value === null ? t("nothing") : formatNumber(value);

const deviceCell = (session: LiveSession | null): ComponentChild => {
  const { device = null, userAgent = null } = session ?? {};
  const named = device === null ? null : deviceWords(device);
  const text =
    named ??
    agentWords(
      userAgent,
      userAgent === null
        ? { browser: null, os: null, type: null }
        : deviceOf(userAgent),
    );
  return OutsideText({ text });
};

const networkCell = (
  session: LiveSession | null,
  { words, why }: WideCellProps["network"],
): ComponentChild => {
  if (session !== null && session.ip !== null)
    return <bdi>{harmless(maskedIp(session.ip))}</bdi>;
  return words === "" ? (
    t("nothing")
  ) : (
    <span class="badge" title={why}>
      {words}
    </span>
  );
};
