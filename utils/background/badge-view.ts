import { browser } from "../browser.ts";
import { type Badge, badgeOf } from "../domain/badge.ts";
import type { Freshness } from "../domain/freshness.ts";
import { HOUR, type LocalInstant } from "../domain/instant.ts";
import { unreachable } from "../domain/result.ts";
import { formatTime, formatWeekday, t } from "../i18n.ts";

/** What the toolbar is to say: of the one connection, or of all of them together. */
export interface BadgeSubject {
  readonly name: string;
  readonly online: number;
  readonly freshness: Freshness;
}

// Read on light and dark toolbars alike, and not the colour of the icon that they stand on.
const COLOURS: Readonly<Record<Badge["tone"], string>> = {
  calm: "#1a7f4f",
  doubt: "#8a6d3b",
  trouble: "#c2410c",
  off: "#6b6962",
};

/** Writes the badge; only what differs from the last time, because each call is a round trip to the browser. */
export const createBadge = (): ((
  subject: BadgeSubject,
  now: LocalInstant,
) => Promise<void>) => {
  let last = "";
  return async (subject, now) => {
    const badge = badgeOf(subject.online, subject.freshness);
    const title = titleOf(subject, now);
    const text = `${badge.text}\n${badge.tone}\n${title}`;
    if (text === last) return;
    last = text;
    await Promise.all([
      browser.action.setBadgeText({ text: badge.text }),
      browser.action.setBadgeBackgroundColor({ color: COLOURS[badge.tone] }),
      browser.action.setTitle({ title }),
    ]);
  };
};

/** Says when the count was right, as a time: an age would be wrong as soon as the worker sleeps. */
const titleOf = (
  { name, online, freshness }: BadgeSubject,
  now: LocalInstant,
): string => {
  switch (freshness.kind) {
    case "none":
      return t("badgeNotConnected");
    case "loading":
      return t("badgeLoading", name);
    case "live":
      return t("badgeLive", online, name, timeOf(freshness.at, now));
    case "stale":
      return t("badgeStale", online, name, timeOf(freshness.at, now));
    case "failed":
      return t("badgeFailed", online, name, timeOf(freshness.at, now));
    case "paused":
      return t("badgePaused", online, name, timeOf(freshness.at, now));
    default:
      return unreachable(freshness);
  }
};

const timeOf = (at: LocalInstant | null, now: LocalInstant): string => {
  if (at === null) return t("never");
  return Math.abs(now - at) < 12 * HOUR ? formatTime(at) : formatWeekday(at);
};
