import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { markOf } from "../utils/domain/facts.ts";
import { shownColumns } from "./columns.ts";
import { GridHeader } from "./grid-header.tsx";
import type { PageModels } from "../utils/models/page-models.ts";
import { PeopleGrid } from "./people-grid.tsx";
import type { RowProps } from "./row-props.ts";
import { UserRow } from "./user-row.tsx";

const ROW_HEIGHT = 40;

interface UsersTableProps {
  readonly models: PageModels;
}

/** The popup's table: one person a row, with the columns that were not hidden. */
export const UsersTable = ({ models }: UsersTableProps): VNode => {
  const { hidden } = models.preferences.chosen.value;
  const columns = useMemo(() => shownColumns(hidden), [hidden]);
  const { list } = models;
  const renderRow = (row: RowProps): VNode => {
    const { serverNow, limits, stale, nameOf } = row.time.moment();
    const mark = markOf(row.report, serverNow, limits, stale);
    return (
      <UserRow
        key={row.report.id}
        {...row}
        mark={mark}
        nameOf={nameOf}
        columns={columns}
      />
    );
  };
  return (
    <PeopleGrid
      models={models}
      rowHeight={ROW_HEIGHT}
      columnCount={columns.length}
      tracks={columns.map(({ width }) => width).join(" ")}
      header={<GridHeader columns={columns} list={list} />}
      renderRow={renderRow}
    />
  );
};
