import type { VNode } from "preact";
import type { Moment } from "../utils/domain/order.ts";
import type { SortKey } from "../utils/domain/view.ts";
import type { ComponentChild } from "preact";
import { Icon } from "./icon.tsx";
import { LiveRow } from "./live-row.ts";
import type { RowProps } from "./row-props.ts";
import { rowAttributes } from "./row-attributes.ts";
import {
  type CellProps,
  SESSION_WORDS,
  basicCell,
  basicWords,
} from "./user-cells.tsx";
import {
  type WideCellProps,
  type WideKey,
  tickingCell,
  wideCell,
} from "./wide-cells.tsx";
import { cellClass } from "./wide-columns.ts";

interface WideRowProps extends RowProps, CellProps, WideCellProps {
  /** The same array as long as the same columns are shown. */
  readonly keys: readonly SortKey[];
}

/** How many words every row has before those of its columns. */
const BASIC_WORDS = SESSION_WORDS + 1;

/** One person in the dashboard's table, with a place to choose the row. */
export class WideRow extends LiveRow<WideRowProps> {
  protected override wordsAt(moment: Moment): readonly string[] {
    const { report, keys } = this.props;
    return [
      ...basicWords(this.props, moment),
      ...keys.map((key) =>
        isWide(key) ? tickingCell(key, report, moment) : "",
      ),
    ];
  }

  override render(row: WideRowProps): VNode {
    const words = this.wordsNow();
    return (
      <div {...rowAttributes(row)}>
        <div role="gridcell" class="cell cell-choose" data-choose="">
          <span class="check" aria-hidden="true">
            {row.isSelected && Icon({ name: "check" })}
          </span>
        </div>
        {row.keys.map((key, at) => (
          <div
            key={key}
            role="gridcell"
            class={cellClass(key)}
            title={key === "activeFor" ? words[SESSION_WORDS] : undefined}
          >
            {cellOf(key, row, words, at)}
          </div>
        ))}
      </div>
    );
  }
}

const cellOf = (
  key: SortKey,
  row: WideRowProps,
  words: readonly string[],
  at: number,
): ComponentChild =>
  isWide(key)
    ? wideCell(key, row, words[BASIC_WORDS + at] ?? "")
    : basicCell(key, row, words);

const WIDE: readonly string[] = [
  "presence",
  "activity",
  "engaged",
  "lastActive",
  "lastSeen",
  "lastLogin",
  "sessions",
  "messages",
  "questions",
  "device",
  "network",
] satisfies readonly WideKey[];

const isWide = (key: SortKey): key is WideKey => WIDE.includes(key);
