import type { Moment } from "../utils/domain/order.ts";
import type { StuckOn } from "../utils/domain/stuck.ts";
import { t } from "../utils/i18n.ts";
import { durationWords } from "./words.ts";

/** Stands for a text from outside until that is shown: it comes from nowhere else. */
const PLACE = "\ue000";

/** "stuck on … for 14 m, usually under 9 m": the words before and after the page's name. */
export const stuckOnWords = (
  { since, rule }: StuckOn,
  { serverNow }: Pick<Moment, "serverNow">,
): readonly [before: string, after: string] =>
  aroundPlace(
    t(
      rule.usual ? "stuck_on" : "stuck_on_fixed",
      PLACE,
      durationWords(serverNow - since),
      durationWords(rule.limitMs),
    ),
  );

/** "stuck for 14 m", where there is room for no more. */
export const stuckShortWords = (
  { since }: StuckOn,
  { serverNow }: Pick<Moment, "serverNow">,
): string => t("stuck_short", durationWords(serverNow - since));

/** "stuck for 14 m, usually under 9 m", where the page stands beside it. */
export const stuckForWords = (
  { since, rule }: StuckOn,
  { serverNow }: Pick<Moment, "serverNow">,
): string =>
  t(
    rule.usual ? "stuck_for" : "stuck_for_fixed",
    durationWords(serverNow - since),
    durationWords(rule.limitMs),
  );

/** The words of a sentence before and after the text from outside that {@link placeFor} stands for. */
export const aroundPlace = (
  words: string,
): readonly [before: string, after: string] => {
  const at = words.indexOf(PLACE);
  return [words.slice(0, at), words.slice(at + PLACE.length)];
};

/** What to put into a sentence in the place of a text from outside. */
export const placeFor = (): string => PLACE;
