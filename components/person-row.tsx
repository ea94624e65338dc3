import "./person-row.css";
import type { VNode } from "preact";
import {
  type Mark as MarkName,
  hasLiveSession,
  isAnomalous,
} from "../utils/domain/facts.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { NameOf } from "../utils/domain/page-name.ts";
import { Icon } from "./icon.tsx";
import { LiveRow } from "./live-row.ts";
import { Mark } from "./mark.tsx";
import { nameOf } from "./name-of.tsx";
import { OutsideText } from "./outside-text.tsx";
import { pageOf } from "./page-cell.tsx";
import type { RowProps } from "./row-props.ts";
import { rowAttributes } from "./row-attributes.ts";
import { activeForWords, onPageWords, sessionWords } from "./row-words.ts";
import { sessionLength } from "./session-length.tsx";
import { stuckOnWords } from "./stuck-words.ts";
import { lastKnownWords, quietWords, statusWords } from "./words.ts";

interface PersonRowProps extends RowProps {
  readonly mark: MarkName;
  readonly nameOf: NameOf;
}

/** One person in the panel: two lines in one cell. */
export class PersonRow extends LiveRow<PersonRowProps> {
  protected override wordsAt(moment: Moment): readonly string[] {
    const { report, stuck } = this.props;
    if (stuck !== undefined)
      return [
        ...stuckOnWords(stuck, moment),
        activeForWords(report, moment),
        activeForWords(report, moment, "at_least_words"),
        sessionWords(report, moment),
      ];
    return hasLiveSession(report)
      ? [
          onPageWords(report, moment),
          activeForWords(report, moment),
          quietWords(report, moment),
          activeForWords(report, moment, "at_least_words"),
          sessionWords(report, moment),
        ]
      : [lastKnownWords(report, moment)];
  }

  override render(row: PersonRowProps): VNode {
    const { report, shown, mark, nameOf: pageNameOf, stuck } = row;
    if (stuck !== undefined) return this.#stuck(row);
    const [first, activeFor, quiet, heard, session] = this.wordsNow();
    const words = statusWords(mark, report);
    const isOnline = hasLiveSession(report);
    return (
      <div {...rowAttributes(row)}>
        <div role="gridcell" class="brief">
          <span
            class={isAnomalous(report) ? "status is-odd" : "status"}
            title={words}
          >
            {Mark({ mark })}
            <span class="unseen">{words}</span>
          </span>
          <span class="brief-main">
            <span class="brief-name">
              {nameOf(report, shown)}
              {report.role !== null &&
                OutsideText({ text: report.role, class: "quiet" })}
            </span>
            <span class="brief-page">
              {isOnline && pageOf(shown, pageNameOf)}
              {isOnline ? <span class="under">{first}</span> : first}
            </span>
          </span>
          {isOnline && (
            <span class="brief-time" title={session}>
              {sessionLength(activeFor, heard)}
              {quiet && <span class="under">{quiet}</span>}
            </span>
          )}
        </div>
      </div>
    );
  }

  /** Trouble takes the whole second line, below the time. */
  #stuck(row: PersonRowProps): VNode {
    const { report, shown, mark, nameOf: pageNameOf } = row;
    const [before, after, activeFor, heard, session] = this.wordsNow();
    const words = statusWords(mark, report);
    return (
      <div {...rowAttributes(row)}>
        <div role="gridcell" class="brief">
          <span class="status" title={words}>
            {Mark({ mark })}
            <span class="unseen">{words}</span>
          </span>
          <span class="brief-main">
            <span class="brief-name">
              {nameOf(report, shown)}
              {report.role !== null &&
                OutsideText({ text: report.role, class: "quiet" })}
              <span class="brief-time" title={session}>
                {sessionLength(activeFor, heard)}
              </span>
            </span>
            <span class="brief-page stuck">
              {Icon({ name: "alert" })}
              <span>{before}</span>
              {pageOf(shown, pageNameOf)}
              <span>{after}</span>
            </span>
          </span>
        </div>
      </div>
    );
  }
}
