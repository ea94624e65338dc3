import "./analytics-grid.css";
import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PersonId } from "../utils/domain/ids.ts";
import { t } from "../utils/i18n.ts";
import { PEOPLE_COLUMNS } from "../utils/models/analytics-order.ts";
import type { AnalyticsTableModel } from "../utils/models/analytics-table-model.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { AnalyticsRow } from "./analytics-row.tsx";
import { Icon } from "./icon.tsx";
import { spanOf, topToShow } from "./window.ts";

interface AnalyticsGridProps {
  readonly table: AnalyticsTableModel;
  readonly models: DashboardModels;
  readonly zone: string;
}

const ROW_HEIGHT = 38;
const MOST_ROWS = 14;

/** The people as a table of any length, of which only the rows in sight exist. Enter or a click opens a person. */
export const AnalyticsGrid = (props: AnalyticsGridProps): VNode => {
  const { table, models, zone } = props;
  const rows = table.rows.value ?? new Uint32Array();
  const people = table.everybody.value;
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  const count = rows.length;
  const height = Math.min(MOST_ROWS, Math.max(3, count)) * ROW_HEIGHT;
  const current = Math.max(0, Math.min(focused, count - 1));
  // Another question: what was scrolled to is not there any more.
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: 0 });
    setFocused(0);
  }, [table.kind.value, table.sort.value]);
  useLayoutEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    box.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  });
  const idAt = (position: number): PersonId | undefined =>
    people?.ids[rows[position] ?? -1];
  const open = (position: number): void => {
    const id = idAt(position);
    setFocused(position);
    if (id !== undefined) models.list.show(id);
  };
  const move = (key: string): boolean => {
    const to = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + MOST_ROWS,
      PageUp: current - MOST_ROWS,
      Home: 0,
      End: count - 1,
    }[key];
    if (to === undefined || count === 0) return false;
    const next = Math.max(0, Math.min(count - 1, to));
    box.current?.scrollTo({ top: topToShow(next, top, height, ROW_HEIGHT) });
    isMoving.current = true;
    setFocused(next);
    return true;
  };
  const { start, end } = spanOf(top, height, ROW_HEIGHT, count);
  // The row with the focus stays, wherever it was scrolled to.
  const shown = new Set([current]);
  for (let position = start; position < end; position++) shown.add(position);
  const positions = [...shown].filter((position) => position < count);
  return (
    <div
      class="analytics-grid"
      role="grid"
      aria-label={t("analytics_users")}
      aria-rowcount={count + 1}
    >
      <Heads table={table} />
      <div
        ref={box}
        class="analytics-rows"
        role="rowgroup"
        style={{ height: `${height}px` }}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={(event) => {
          if (event.key === "Enter") open(current);
          else if (!move(event.key)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <div
          class="analytics-track"
          role="presentation"
          style={{ height: `${count * ROW_HEIGHT}px` }}
        >
          {people !== null &&
            positions.map((position) => (
              <AnalyticsRow
                key={idAt(position) ?? position}
                row={rows[position] ?? 0}
                position={position}
                top={position * ROW_HEIGHT}
                isFocused={position === current}
                onOpen={() => open(position)}
                {...{ people, models, zone }}
              />
            ))}
        </div>
        {count === 0 && !table.isWrong.value && (
          <p class="analytics-nobody">
            {t(
              table.kind.value === "range"
                ? "analytics_nobody_range"
                : "analytics_nobody",
            )}
          </p>
        )}
      </div>
    </div>
  );
};

const Heads = ({ table }: Pick<AnalyticsGridProps, "table">): VNode => {
  const { column: sorted, direction } = table.sort.value;
  return (
    <div role="rowgroup">
      <div class="analytics-heads" role="row" aria-rowindex={1}>
        {PEOPLE_COLUMNS.map((column) => (
          <span
            key={column}
            role="columnheader"
            class={`analytics-${column}`}
            aria-sort={column === sorted ? direction : undefined}
          >
            <button type="button" onClick={() => table.sortBy(column)}>
              {t(`analytics_column_${column}`)}
              {column === sorted && (
                <Icon name={direction === "ascending" ? "up" : "down"} />
              )}
            </button>
          </span>
        ))}
      </div>
    </div>
  );
};
