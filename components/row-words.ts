import {
  activeForMs,
  bestSession,
  hasLiveSession,
} from "../utils/domain/facts.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { Report } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";
import { durationWords, engagedWords, shortWords } from "./words.ts";

/**
 * Length of the running session; nothing known is a dash, never a zero.
 * @param atLeast how to say that the person may have been there before we looked: by a sign, or in words
 */
export const activeForWords = (
  report: Report,
  moment: Moment,
  atLeast: "at_least" | "at_least_words" = "at_least",
): string => lengthWords(report, moment, atLeast) ?? t("nothing");

/** All of it in words: "online at least 3 h 10 m, engaged 42 m". Empty where nothing is known. */
export const sessionWords = (report: Report, moment: Moment): string => {
  const length = lengthWords(report, moment, "at_least_words");
  if (length === null) return "";
  const engaged = engagedWords(report, moment, durationWords, "at_least_words");
  return engaged === null
    ? t("online_for", length)
    : t("online_engaged", length, engaged);
};

const lengthWords = (
  report: Report,
  { serverNow, running }: Moment,
  atLeast: "at_least" | "at_least_words",
): string | null => {
  const ms = activeForMs(report, serverNow, running);
  if (ms === null) return null;
  const words = durationWords(ms);
  return running(report.id)?.atLeast === true ? t(atLeast, words) : words;
};

/** Time on the page that the person is on: "6 m". */
export const onPageWords = (report: Report, { serverNow }: Moment): string => {
  const since = hasLiveSession(report)
    ? (bestSession(report)?.page?.since ?? null)
    : null;
  return since === null ? "" : shortWords(serverNow - since);
};
