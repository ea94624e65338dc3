import type { VNode } from "preact";
import type { Mark as MarkName } from "../utils/domain/facts.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { NameOf } from "../utils/domain/page-name.ts";
import type { Column } from "./columns.ts";
import { LiveRow } from "./live-row.ts";
import type { RowProps } from "./row-props.ts";
import { rowAttributes } from "./row-attributes.ts";
import { SESSION_WORDS, basicCell, basicWords } from "./user-cells.tsx";

interface UserRowProps extends RowProps {
  readonly mark: MarkName;
  readonly nameOf: NameOf;
  readonly columns: readonly Column[];
}

/** One person in the table. */
export class UserRow extends LiveRow<UserRowProps> {
  protected override wordsAt(moment: Moment): readonly string[] {
    return basicWords(this.props, moment);
  }

  override render(row: UserRowProps): VNode {
    const { columns } = row;
    const words = this.wordsNow();
    const session = words[SESSION_WORDS];
    return (
      <div {...rowAttributes(row)}>
        {columns.map(({ key, align }) => (
          <div
            key={key}
            role="gridcell"
            class={`cell cell-${key}${align === "end" ? " is-end" : ""}`}
            title={key === "activeFor" ? session : undefined}
          >
            {basicCell(key, row, words)}
          </div>
        ))}
      </div>
    );
  }
}
