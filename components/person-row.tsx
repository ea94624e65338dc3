import type { VNode } from "preact";
import {
  type Mark as MarkName,
  hasLiveSession,
  isAnomalous,
} from "../utils/domain/facts.ts";
import { t } from "../utils/i18n.ts";
import type { TimeModel } from "../utils/models/time-model.ts";
import { Mark } from "./mark.tsx";
import { Memo } from "./memo.ts";
import { OutsideText } from "./outside-text.tsx";
import { PageCell } from "./page-cell.tsx";
import type { RowProps } from "./people-grid.tsx";
import { activeForWords } from "./row-words.ts";
import { Ticking } from "./ticking.tsx";
import { lastKnownWords, markWords, quietWords, titleOf } from "./words.ts";

interface PersonRowProps extends RowProps {
  readonly mark: MarkName;
  readonly time: TimeModel;
}

/** One person in the panel: two lines in one cell. */
export class PersonRow extends Memo<PersonRowProps> {
  override render({
    report,
    position,
    mark,
    time,
    isTabbable,
    isOpen,
  }: PersonRowProps): VNode {
    const isOnline = hasLiveSession(report);
    const words =
      isAnomalous(report) && mark !== "unknown"
        ? t("disabled_with_session")
        : markWords(mark, report);
    return (
      <div
        class={`row is-${mark}${isOpen ? " is-open" : ""}`}
        role="row"
        aria-rowindex={position + 2}
        aria-selected={isOpen}
        data-person={report.id}
        tabIndex={isTabbable ? 0 : -1}
        style={{ transform: `translateY(calc(${position} * var(--row)))` }}
      >
        <div role="gridcell" class="brief">
          <span
            class={isAnomalous(report) ? "status is-odd" : "status"}
            title={words}
          >
            <Mark mark={mark} />
            <span class="unseen">{words}</span>
          </span>
          <span class="brief-main">
            <span class="brief-name">
              <OutsideText text={titleOf(report)} class="name" />
              {report.role !== null && (
                <OutsideText text={report.role} class="quiet" />
              )}
            </span>
            <span class="brief-page">
              {isOnline ? (
                <PageCell report={report} time={time} />
              ) : (
                <Ticking report={report} time={time} words={lastKnownWords} />
              )}
            </span>
          </span>
          {isOnline && (
            <span class="brief-time">
              <span>
                <Ticking report={report} time={time} words={activeForWords} />
              </span>
              <span class="under">
                <Ticking report={report} time={time} words={quietWords} />
              </span>
            </span>
          )}
        </div>
      </div>
    );
  }
}
