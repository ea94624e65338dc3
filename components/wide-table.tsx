import "./wide-table.css";
import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { markOf } from "../utils/domain/facts.ts";
import type { ColumnChoice } from "../utils/domain/table-columns.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { createNetworks } from "./network-words.ts";
import { PeopleGrid } from "./people-grid.tsx";
import type { RowProps } from "./row-props.ts";
import { columnsOf } from "./wide-columns.ts";
import { WideHeader } from "./wide-header.tsx";
import { WideRow } from "./wide-row.tsx";

const ROW_HEIGHT = 40;
const HEAD_HEIGHT = 32;
/** Of the cell in which a row is chosen. */
const CHOOSE_WIDTH = 40;
/** Beside the first and the last cell. */
const EDGE = 12;

interface WideTableProps {
  readonly models: DashboardModels;
}

/** The dashboard's table: as many columns as somebody wants, scrolled sideways beside the names. */
export const WideTable = ({ models }: WideTableProps): VNode => {
  const { list, preferences, selection } = models;
  const chosen = preferences.columns.value;
  // While an edge is pulled nothing is saved yet.
  const [pulled, setPulled] = useState<readonly ColumnChoice[] | null>(null);
  const columns = useMemo(() => pulled ?? columnsOf(chosen), [pulled, chosen]);
  const [said, say] = useState("");
  const order = columns.map(({ key }) => key).join(" ");
  const keys = useMemo(() => columns.map(({ key }) => key), [order]);
  const [networkOf] = useState(createNetworks);
  const renderRow = (row: RowProps): VNode => {
    const { serverNow, limits, stale, nameOf } = row.time.moment();
    const mark = markOf(row.report, serverNow, limits, stale);
    const { roster } = models.apart(row.report).models;
    const network = networkOf(roster.glance.value?.state?.info ?? null);
    return (
      <WideRow
        key={row.report.id}
        {...row}
        {...{ mark, nameOf, keys, network }}
      />
    );
  };
  const width = columns.reduce(
    (sum, column) => sum + column.width,
    CHOOSE_WIDTH + 2 * EDGE,
  );
  return (
    <>
      <PeopleGrid
        models={models}
        rowHeight={ROW_HEIGHT}
        columnCount={columns.length + 1}
        tracks={`${CHOOSE_WIDTH}px ${columns.map((column) => `${column.width}px`).join(" ")}`}
        wide={{ width, headHeight: HEAD_HEIGHT }}
        selection={selection}
        header={
          <WideHeader
            columns={columns}
            list={list}
            selection={selection}
            onChange={(next, isDone) => {
              setPulled(isDone ? null : next);
              if (isDone) preferences.chooseColumns(next);
            }}
            say={say}
          />
        }
        renderRow={renderRow}
      />
      <span class="unseen" aria-live="polite">
        {said}
      </span>
    </>
  );
};
