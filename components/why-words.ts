import { staleAfterMs } from "../utils/domain/freshness.ts";
import type { Headline } from "../utils/domain/headline.ts";
import { DAY, MINUTE, SECOND } from "../utils/domain/instant.ts";
import type {
  Limits,
  PlatformInfo,
  SourceRecord,
} from "../utils/domain/source.ts";
import { formatSeconds, plural, t } from "../utils/i18n.ts";
import type { RangeSessions } from "../utils/models/range-sessions.ts";
import { latestGap } from "../utils/models/watched.ts";
import type { CardName } from "./card.tsx";
import { ageWords, durationWords, momentWords } from "./words.ts";

type Chosen = "idleAfterMs" | "awayAfterMs";

/** "Idle after 10 m (the platform's rule), away after 30 m (your setting)." */
export const activityLimitWords = (
  limits: Limits,
  { limits: chosen }: Pick<SourceRecord, "limits">,
  info: Pick<PlatformInfo, "limits"> | null,
): string => {
  const originOf = (limit: Chosen): string => {
    // One that gave way to the other's choice is the user's as well.
    const isChosen =
      typeof chosen?.[limit] === "number" ||
      (info !== null && info.limits[limit] !== limits[limit]);
    if (isChosen) return t("limit_of_settings");
    return t(info === null ? "limit_of_default" : "limit_of_platform");
  };
  return t(
    "why_limits_activity",
    durationWords(limits.idleAfterMs),
    originOf("idleAfterMs"),
    durationWords(limits.awayAfterMs),
    originOf("awayAfterMs"),
  );
};

export const oldAfterWords = (intervalMs: number): string => {
  const ms = staleAfterMs(intervalMs);
  // The shortest is 90 s, and "1 m" would be wrong by a third.
  const words = ms < 2 * MINUTE ? t("seconds", ms / SECOND) : durationWords(ms);
  return t("why_limits_old", words);
};

/** "As of 12:41:07 by the platform's clock, received 3 s ago." */
export const dataWords = (serverTime: number, ageMs: number): string =>
  t(
    "why_data_of",
    ageMs < DAY
      ? formatSeconds(serverTime)
      : momentWords(serverTime, serverTime + ageMs),
    ageWords(ageMs),
  );

/** Who or what is not in the number though one might expect it; null where that is nobody. */
export const leftOutWords = (
  name: CardName,
  headline: Headline | null,
  sessions: RangeSessions | null,
): string | null => {
  const { anomalies = 0 } = headline ?? {};
  const { seenOnce = 0 } = sessions ?? {};
  if (name === "online" && anomalies > 0)
    return plural("why_anomalies_out", anomalies);
  if (name === "session" && seenOnce > 0) return plural("why_once", seenOnce);
  return null;
};

/** "3 h 12 m of the past 24 h. From 09:14 to 17:20 nobody watched." */
export const watchedWords = ({
  watched,
  watchedMs,
  range,
}: Pick<RangeSessions, "watched" | "watchedMs" | "range">): string => {
  const gap = latestGap(watched, range);
  const words = t("why_watched_of", durationWords(watchedMs));
  if (gap === null) return words;
  const [from, to] = [gap.from, gap.to].map((at) => momentWords(at, range.to));
  return `${words} ${t("why_gap", from ?? "", to ?? "")}`;
};
