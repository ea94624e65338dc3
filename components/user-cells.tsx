import type { ComponentChild, VNode } from "preact";
import {
  type Mark as MarkName,
  hasLiveSession,
  isAnomalous,
} from "../utils/domain/facts.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { NameOf } from "../utils/domain/page-name.ts";
import { unreachable } from "../utils/domain/result.ts";
import type { BasicKey } from "../utils/domain/view.ts";
import { t } from "../utils/i18n.ts";
import { Icon } from "./icon.tsx";
import { Mark } from "./mark.tsx";
import { nameOf } from "./name-of.tsx";
import { OutsideText } from "./outside-text.tsx";
import { pageOf } from "./page-cell.tsx";
import type { RowProps } from "./row-props.ts";
import { activeForWords, onPageWords, sessionWords } from "./row-words.ts";
import { sessionLength } from "./session-length.tsx";
import { stuckForWords, stuckShortWords } from "./stuck-words.ts";
import { lastKnownWords, quietWords, statusWords } from "./words.ts";

/*
 * Small parts are called as functions, not mounted as components: a search renders a whole window of rows anew, and each
 * component has its price.
 */

/** Whose cell it is. */
export interface CellProps extends Pick<
  RowProps,
  "report" | "shown" | "stuck"
> {
  readonly mark: MarkName;
  readonly nameOf: NameOf;
}

/** The words of {@link basicCell} that change with time, in the order in which it takes them. */
export const basicWords = (
  { report, stuck }: Pick<RowProps, "report" | "stuck">,
  moment: Moment,
): readonly string[] => [
  activeForWords(report, moment),
  quietWords(report, moment),
  stuck === undefined
    ? onPageWords(report, moment)
    : stuckShortWords(stuck, moment),
  lastKnownWords(report, moment),
  activeForWords(report, moment, "at_least_words"),
  stuck === undefined ? "" : stuckForWords(stuck, moment),
  sessionWords(report, moment),
];

/** Place of the words of the whole session among {@link basicWords}: for the tooltip of its length. */
export const SESSION_WORDS = 6;

/** What a cell says of a person in a column that every table has. */
export const basicCell = (
  key: BasicKey,
  { report, shown, mark, nameOf: pageNameOf, stuck }: CellProps,
  [activeFor, quiet, onPage, lastKnown, heard, stuckFor]: readonly string[],
): ComponentChild => {
  switch (key) {
    case "status":
      return statusOf(report, mark);
    case "user":
      return nameOf(report, shown);
    case "email":
      return textOrNothing(shown.email, report.email);
    case "role":
      return textOrNothing(report.role);
    case "page":
      return [
        pageOf(shown, pageNameOf),
        stuck ? stuckUnder(onPage, stuckFor) : under(onPage),
      ];
    case "activeFor":
      return [sessionLength(activeFor, heard), under(quiet)];
    case "lastActive":
      return lastKnown;
    case "account":
      return t(`account_${report.account}`);
    default:
      return unreachable(key);
  }
};

/** A second, quiet line in a cell. */
const under = (words: string | undefined): VNode | null =>
  words ? <span class="under">{words}</span> : null;

const stuckUnder = (
  words: string | undefined,
  full: string | undefined,
): VNode => (
  <span class="under stuck" title={full}>
    {Icon({ name: "alert" })}
    <span>{words}</span>
  </span>
);

/** A text of the platform, or a dash. */
export const textOrNothing = (
  text: string | null,
  heard: string | null = text,
): VNode | string =>
  text === null || text === "" ? t("nothing") : OutsideText({ text, heard });

/** Shape and short word for the eye; the whole word for the tooltip and for who listens. */
const statusOf = (report: CellProps["report"], mark: MarkName): VNode => {
  const words = statusWords(mark, report);
  const isOdd = isAnomalous(report) && mark !== "unknown";
  const was = hasLiveSession(report) ? "was_online" : "was_offline";
  return (
    <span class={isOdd ? "status is-odd" : "status"} title={words}>
      {Mark({ mark })}
      <span aria-hidden="true">
        {t(`short_${mark}`)}
        {mark === "unknown" && under(t(was))}
      </span>
      <span class="unseen">{words}</span>
    </span>
  );
};
