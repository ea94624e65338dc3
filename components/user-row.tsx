import type { VNode } from "preact";
import {
  type Mark as MarkName,
  hasLiveSession,
  isAnomalous,
} from "../utils/domain/facts.ts";
import type { Report } from "../utils/domain/person.ts";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import type { TimeModel } from "../utils/models/time-model.ts";
import type { Column } from "./columns.ts";
import { Mark } from "./mark.tsx";
import { Memo } from "./memo.ts";
import { OutsideText } from "./outside-text.tsx";
import type { RowProps } from "./people-grid.tsx";
import { PageCell } from "./page-cell.tsx";
import { activeForWords } from "./row-words.ts";
import { Ticking } from "./ticking.tsx";
import { lastKnownWords, markWords, quietWords, titleOf } from "./words.ts";

interface UserRowProps extends RowProps {
  readonly mark: MarkName;
  readonly columns: readonly Column[];
  readonly time: TimeModel;
}

/** One person in the table. */
export class UserRow extends Memo<UserRowProps> {
  override render({
    report,
    position,
    mark,
    columns,
    isTabbable,
    isOpen,
  }: UserRowProps): VNode {
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
        {columns.map(({ key, align }) => (
          <div
            key={key}
            role="gridcell"
            class={`cell cell-${key}${align === "end" ? " is-end" : ""}`}
          >
            {cellOf(key, this.props)}
          </div>
        ))}
      </div>
    );
  }
}

const cellOf = (
  key: Column["key"],
  { report, mark, time }: UserRowProps,
): VNode | string | null => {
  switch (key) {
    case "status":
      return <StatusCell report={report} mark={mark} />;
    case "user":
      return <OutsideText text={titleOf(report)} class="name" />;
    case "email":
      return textOrNothing(report.email);
    case "role":
      return textOrNothing(report.role);
    case "page":
      return <PageCell report={report} time={time} />;
    case "activeFor":
      return (
        <>
          <span>
            <Ticking report={report} time={time} words={activeForWords} />
          </span>
          <span class="under">
            <Ticking report={report} time={time} words={quietWords} />
          </span>
        </>
      );
    case "lastActive":
      return <Ticking report={report} time={time} words={lastKnownWords} />;
    case "account":
      return t(`account_${report.account}`);
    default:
      return unreachable(key);
  }
};

const textOrNothing = (text: string | null): VNode | string =>
  text === null || text === "" ? t("nothing") : <OutsideText text={text} />;

interface StatusCellProps {
  readonly report: Report;
  readonly mark: MarkName;
}

/** Shape and short word for the eye; the whole word for the tooltip and for who listens. */
const StatusCell = ({ report, mark }: StatusCellProps): VNode => {
  const isOdd = isAnomalous(report) && mark !== "unknown";
  const words = isOdd ? t("disabled_with_session") : markWords(mark, report);
  return (
    <span class={isOdd ? "status is-odd" : "status"} title={words}>
      <Mark mark={mark} />
      <span aria-hidden="true">
        {t(`short_${mark}`)}
        {mark === "unknown" && (
          <span class="under">
            {t(hasLiveSession(report) ? "was_online" : "was_offline")}
          </span>
        )}
      </span>
      <span class="unseen">{words}</span>
    </span>
  );
};
