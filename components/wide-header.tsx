import "./wide-header.css";
import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import {
  type ColumnChoice,
  FROZEN,
  moved,
  resized,
  usualWidth,
} from "../utils/domain/table-columns.ts";
import type { SortKey } from "../utils/domain/view.ts";
import { t } from "../utils/i18n.ts";
import type { ListModel } from "../utils/models/list-model.ts";
import type { SelectionModel } from "../utils/models/selection-model.ts";
import { type Drop, carryColumn, pullEdge } from "./column-gestures.ts";
import { type HeaderMove, headerMoveOf } from "./column-keys.ts";
import { Icon } from "./icon.tsx";
import { cellClass, columnName } from "./wide-columns.ts";

interface WideHeaderProps {
  readonly columns: readonly ColumnChoice[];
  readonly list: ListModel;
  readonly selection: SelectionModel;
  /** Others are shown from now on; `isDone` false: only until the pointer is lifted. */
  readonly onChange: (
    columns: readonly ColumnChoice[],
    isDone: boolean,
  ) => void;
  /** Says aloud what became of a column. */
  readonly say: (words: string) => void;
}

/**
 * The heads of the columns: one stop of the Tab key. The arrow keys move along, Enter sorts; with Shift they change the
 * width, with Control and Shift the place. A pointer pulls the edge and carries the head.
 */
export const WideHeader = (props: WideHeaderProps): VNode => {
  const { columns, list, onChange, say } = props;
  const [drop, setDrop] = useState<Drop>(null);
  const carried = useRef(false);
  const sort = list.sort.value;
  const sortedAt = Math.max(
    0,
    columns.findIndex(({ key }) => key === sort.key),
  );
  const place = (key: SortKey, to: number): void => {
    const next = moved(columns, key, to);
    onChange(next, true);
    const at = next.findIndex((column) => column.key === key);
    say(t("column_moved", columnName(key), at + 1, next.length));
  };
  const size = (key: SortKey, width: number, isDone: boolean): void => {
    const next = resized(columns, key, width);
    onChange(next, isDone);
    const now = next.find((column) => column.key === key)?.width ?? width;
    if (isDone) say(t("column_width", columnName(key), now));
  };
  const act = (
    move: Exclude<HeaderMove, { kind: "step" }>,
    at: number,
  ): void => {
    const column = columns[at];
    if (column === undefined) return;
    if (move.kind === "move") place(column.key, at + move.step);
    else size(column.key, column.width + move.px, true);
  };
  const put = (key: SortKey, before: SortKey | null): void => {
    carried.current = true;
    const others = columns.filter((column) => column.key !== key);
    const to = others.findIndex((column) => column.key === before);
    if (before !== key) place(key, to < 0 ? others.length : to);
  };
  return (
    <div
      class="grid-header wide-header"
      role="row"
      aria-rowindex={1}
      onKeyDown={(event) => {
        const { target, currentTarget } = event;
        const buttons = [...currentTarget.querySelectorAll("button")];
        // CAST: keys are pressed on elements.
        const at = buttons.indexOf(target as HTMLButtonElement);
        const move = headerMoveOf(event);
        if (move === null || at < 0) return;
        event.preventDefault();
        event.stopPropagation();
        if (move.kind === "step") buttons[at + move.step]?.focus();
        // The first button chooses rows.
        else act(move, at - 1);
      }}
    >
      <ChooseAll selection={props.selection} />
      {columns.map(({ key, width }, at) => (
        <div
          key={key}
          role="columnheader"
          class={`${cellClass(key)}${drop?.before === key ? " is-drop" : ""}`}
          data-column={key}
          aria-sort={key === sort.key ? sort.direction : "none"}
        >
          <button
            type="button"
            class="sort-button"
            tabIndex={at === sortedAt ? 0 : -1}
            title={columnName(key)}
            onPointerDown={(event) => {
              carried.current = false;
              if (key !== FROZEN)
                carryColumn(event, setDrop, (before) => put(key, before));
            }}
            onClick={() => {
              // The click that ends a carry sorts nothing.
              if (!carried.current) list.sortBy(key);
              carried.current = false;
            }}
          >
            <span class="sort-name">{columnName(key)}</span>
            {key === sort.key && (
              <Icon name={sort.direction === "ascending" ? "up" : "down"} />
            )}
          </button>
          <span
            class="column-edge"
            aria-hidden="true"
            onPointerDown={(event) =>
              pullEdge(event, width, (next, isDone) => size(key, next, isDone))
            }
            onDblClick={() => size(key, usualWidth(key), true)}
          />
        </div>
      ))}
    </div>
  );
};

/** Chooses everybody who matches, or nobody. */
const ChooseAll = ({
  selection,
}: Pick<WideHeaderProps, "selection">): VNode => {
  const { shown } = selection.chosen.value;
  return (
    <div role="columnheader" class="cell cell-choose">
      <button
        type="button"
        class="check"
        role="checkbox"
        aria-checked={CHECKED[shown]}
        aria-label={t("choose_all")}
        title={t("choose_all")}
        tabIndex={-1}
        onClick={() => (shown === "all" ? selection.clear() : selection.all())}
      >
        {shown === "all" && <Icon name="check" />}
        {shown === "some" && <span class="check-some" />}
      </button>
    </div>
  );
};

const CHECKED = { none: "false", some: "mixed", all: "true" } as const;
