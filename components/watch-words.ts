import { harmless } from "../utils/domain/harmless.ts";
import { unreachable } from "../utils/domain/result.ts";
import type { Wanted, WatchRecord } from "../utils/domain/watch.ts";
import { formatTime, t } from "../utils/i18n.ts";
import { momentWords } from "./words.ts";

/** "when back online" */
export const wantedWords = (wanted: Wanted): string =>
  wanted.kind === "onPage"
    ? t("watch_wants_onPage", harmless(wanted.page))
    : t(`watch_wants_${wanted.kind}`);

/** What a watch waits for and since when, and what is special about it. */
export const waitingWords = (record: WatchRecord, now: number): string =>
  [
    t(
      "watch_state_waiting",
      wantedWords(record.wanted),
      momentWords(record.createdAt, now),
    ),
    record.repeat === "always" ? t("watch_every_time") : "",
    untilWords(record),
    record.firedAt === null
      ? ""
      : t("watch_state_told", momentWords(record.firedAt, now)),
  ]
    .filter((part) => part !== "")
    .join(t("part_separator"));

const untilWords = ({ until }: WatchRecord): string => {
  if (until === null) return "";
  return until.kind === "ticketClosed"
    ? t("watch_state_until_ticket")
    : t("watch_state_until", dayBefore(until.localAt));
};

/** A watch ends as its last day does: that is the day to name, not the midnight after it. */
const dayBefore = (midnight: number): string =>
  new Intl.DateTimeFormat(t("language"), {
    day: "numeric",
    month: "short",
  }).format(midnight - 1);

/** Why a watch is over and when, or when it fired last; null where there is nothing to say. */
export const doneWords = ({ ended, firedAt }: WatchRecord): string | null => {
  if (ended === null)
    return firedAt === null ? null : t("watch_state_told", formatTime(firedAt));
  switch (ended.why) {
    case "fired":
      return t("watch_done_fired", formatTime(ended.at));
    case "until":
      return t("watch_done_until", formatTime(ended.at));
    case "ticketClosed":
      return t("watch_done_ticketClosed", formatTime(ended.at));
    case "stopped":
      return null;
    default:
      return unreachable(ended.why);
  }
};
