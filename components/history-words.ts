import type {
  HistoryDay,
  PastSession,
  PersonHistory,
} from "../utils/domain/person-history.ts";
import { lengthOfAll } from "../utils/domain/spans.ts";
import { type Instant, SECOND } from "../utils/domain/instant.ts";
import {
  formatDate,
  formatTime,
  formatWeekday,
  plural,
  t,
} from "../utils/i18n.ts";
import { durationWords } from "./words.ts";

/** "41 sessions, at least 12 h 30 m, engaged 8 h 2 m". */
export const totalWords = (history: PersonHistory): string => {
  const { count, onlineMs, engagedMs, atLeast } = history;
  const length = durationWords(onlineMs);
  const total = plural(
    "history_total",
    count,
    atLeast ? t("at_least_words", length) : length,
  );
  return engagedMs < SECOND
    ? total
    : t("person_activity", total, t("engaged_for", durationWords(engagedMs)));
};

/** "Watched 62 % of these 30 days." Rounded down: 100 only where it is all of it. */
export const coverageWords = ({
  range,
  watchedMs,
  days,
}: PersonHistory): string => {
  const percent = percentOf(watchedMs, range.to - range.from);
  return percent === 0 && watchedMs > 0
    ? t("history_watched_little", days.length)
    : t("history_watched", percent, days.length);
};

/** "Watched 62 % of it." Of today, of what is over. */
export const watchedWords = ({ span, unwatched }: HistoryDay): string => {
  const length = span.to - span.from;
  return t(
    "history_day_watched",
    percentOf(length - lengthOfAll(unwatched), length),
  );
};

const percentOf = (part: number, whole: number): number =>
  Math.floor((100 * part) / Math.max(1, whole));

/** "Today", "Thu 19 Nov". */
export const dayWords = ({ calendar }: HistoryDay, now: Instant): string =>
  now < calendar.to ? t("history_today") : formatDate(calendar.from);

/** "09:14–12:20"; where it begins or ends on another day than `day`, with that day's name. */
export const spanWords = (
  { start, end, goesOn, seenOnce }: PastSession,
  { calendar }: Pick<HistoryDay, "calendar">,
): string => {
  const at = (time: Instant, isWithin: boolean): string =>
    isWithin ? formatTime(time) : formatWeekday(time);
  const until = at(end, end <= calendar.to);
  if (seenOnce) return until;
  return t(
    "history_span",
    at(start, start >= calendar.from),
    goesOn ? t("history_goes_on") : until,
  );
};

/** "at least 3 h 6 m, engaged 2 h 1 m · platform"; nothing is said of what is not known. */
export const lengthWords = (session: PastSession): string => {
  const words = session.seenOnce ? t("history_once") : engagedWords(session);
  return session.told === true
    ? `${words}${t("part_separator")}${t("history_told")}`
    : words;
};

const engagedWords = (session: PastSession): string => {
  const { start, end, cutMs, engagedMs, atLeast } = session;
  const length = durationWords(end - start - cutMs);
  const words = atLeast ? t("at_least_words", length) : length;
  return engagedMs < SECOND
    ? words
    : t("person_activity", words, t("engaged_for", durationWords(engagedMs)));
};
