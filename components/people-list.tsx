import type { VNode } from "preact";
import { markOf } from "../utils/domain/facts.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { PeopleGrid } from "./people-grid.tsx";
import type { RowProps } from "./row-props.ts";
import { PersonRow } from "./person-row.tsx";

const ROW_HEIGHT = 48;

interface PeopleListProps {
  readonly models: PageModels;
}

/** The panel's list: one column, wide enough for a name and a page. */
export const PeopleList = ({ models }: PeopleListProps): VNode => {
  const renderRow = (row: RowProps): VNode => {
    const { serverNow, limits, stale, nameOf } = row.time.moment();
    const mark = markOf(row.report, serverNow, limits, stale);
    return (
      <PersonRow key={row.report.id} {...row} mark={mark} nameOf={nameOf} />
    );
  };
  return (
    <PeopleGrid
      models={models}
      rowHeight={ROW_HEIGHT}
      columnCount={1}
      header={
        <div class="unseen" role="row" aria-rowindex={1}>
          <span role="columnheader">{t("column_user")}</span>
        </div>
      }
      renderRow={renderRow}
    />
  );
};
