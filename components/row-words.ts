import {
  activeForMs,
  bestSession,
  hasLiveSession,
} from "../utils/domain/facts.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { Report } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";
import { durationWords, shortWords } from "./words.ts";

/** Length of the running session; nothing known is a dash, never a zero. */
export const activeForWords = (
  report: Report,
  { serverNow }: Moment,
): string => {
  const ms = activeForMs(report, serverNow);
  return ms === null ? t("nothing") : durationWords(ms);
};

/** Time on the page that the person is on: "6 m". */
export const onPageWords = (report: Report, { serverNow }: Moment): string => {
  const since = hasLiveSession(report)
    ? (bestSession(report)?.page?.since ?? null)
    : null;
  return since === null ? "" : shortWords(serverNow - since);
};
