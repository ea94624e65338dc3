import type { Headline } from "../utils/domain/headline.ts";
import { formatNumber, formatSeconds, plural, t } from "../utils/i18n.ts";
import type { RangeSessions } from "../utils/models/range-sessions.ts";
import { durationWords } from "./words.ts";

export const numberOf = (value: number | undefined): string | null =>
  value === undefined ? null : formatNumber(value);

export const snapshotWords = (receivedAt: number | null): string =>
  receivedAt === null
    ? t("no_number_yet")
    : t("snapshot_at", formatSeconds(receivedAt));

/** The parts that are not zero, in one quiet line. */
const partsWords = (
  parts: readonly (readonly [number, (count: number) => string])[],
): string =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => words(count))
    .join(t("part_separator"));

export const onlineWords = (headline: Headline | null): string => {
  if (headline === null) return t("no_number_yet");
  const { online, active, idle, away } = headline;
  if (online === 0) return t("part_nobody");
  return partsWords([
    [active, (count) => t("part_active", count)],
    [idle, (count) => t("part_idle", count)],
    [away, (count) => t("part_away", count)],
    [online - active - idle - away, (count) => t("part_unclear", count)],
  ]);
};

export const sessionValue = (sessions: RangeSessions | null): string | null =>
  sessions?.average ? durationWords(sessions.average.meanMs) : null;

export const sessionWords = (sessions: RangeSessions | null): string => {
  if (sessions === null) return t("no_number_yet");
  const { average, seenOnce } = sessions;
  // Who was seen once has a session, of which nobody knows yet how long it is.
  if (average === null)
    return t(seenOnce > 0 ? "no_number_yet" : "no_sessions");
  return t(
    "median_and_n",
    durationWords(average.medianMs),
    formatNumber(average.n),
  );
};

/** What the mean was taken of, and how much of that time was watched. */
export const sessionHint = (sessions: RangeSessions | null): string => {
  if (sessions === null) return "";
  const { average, watchedMs } = sessions;
  const range = average === null ? "" : plural("range_sessions", average.n);
  return `${range} ${t("watched_of_day", durationWords(watchedMs))}`.trim();
};

export const offlineWords = (headline: Headline | null): string => {
  if (headline === null) return t("no_number_yet");
  const { pending, disabled } = headline;
  const parts = partsWords([
    [pending, (count) => t("part_pending", count)],
    [disabled, (count) => t("part_disabled", count)],
  ]);
  return parts || t("part_all_active");
};
