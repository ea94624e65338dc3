import { MINUTE, SECOND, HOUR } from "../utils/domain/instant.ts";
import type { Span } from "../utils/domain/coverage.ts";
import type { Instant } from "../utils/domain/instant.ts";
import {
  formatDate,
  formatNumber,
  formatSeconds,
  formatTime,
  plural,
  t,
} from "../utils/i18n.ts";
import type { KeptWindow } from "../utils/models/time-travel-moments.ts";

/** "Sat 21 Nov, 14:05:20". */
export const whenWords = (at: Instant): string =>
  t("time_when", formatDate(at), formatSeconds(at));

/** "12 online", or that nobody watched then: never 0. */
export const onlineThenWords = (
  { levels, observed }: KeptWindow,
  at: Instant,
): string => {
  const span = observed.findLast(({ from }) => from <= at);
  if (span === undefined || at > span.to)
    return span === undefined
      ? t("time_unwatched")
      : t("time_unwatched_since", formatTime(span.to));
  const online = levels.findLast((level) => level.at <= at)?.online ?? 0;
  return plural("time_online", online);
};

/** What a slider says of its place: the time with its zone, and how many were there. */
export const placeWords = (
  window: KeptWindow,
  at: Instant,
  zone: string,
): string => t("time_place", whenWords(at), zone, onlineThenWords(window, at));

/** "14:02–14:40"; seconds only where both are in one minute. */
export const spanWords = ({ from, to }: Span): string => {
  const format = to - from < 2 * MINUTE ? formatSeconds : formatTime;
  return t("history_span", format(from), format(to));
};

/** Distances between two marks of an axis. */
const STEPS = [
  ...[10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE],
  ...[15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR],
  ...[12 * HOUR, 24 * HOUR],
];
const MOST_TICKS = 9;

/** Where an axis is marked, and with which words: full hours and minutes of the reader's clock. */
export const ticksOf = ({
  from,
  to,
}: Span): readonly { readonly at: number; readonly words: string }[] => {
  const step =
    STEPS.find((one) => (to - from) / one <= MOST_TICKS) ?? 24 * HOUR;
  const offset = -new Date(from).getTimezoneOffset() * MINUTE;
  const first = Math.ceil((from + offset) / step) * step - offset;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  const format = step < MINUTE ? formatSeconds : formatTime;
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * step;
    return { at, words: format(at) };
  });
};

export const peakWords = ({ levels }: KeptWindow): string =>
  formatNumber(levels.reduce((most, { online }) => Math.max(most, online), 0));
