import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import { detailPlacing } from "../utils/models/detail-placing.ts";
import { Choice } from "./choice.tsx";
import { ColumnsBox } from "./columns-box.tsx";
import { CopyOutcome } from "./copy-outcome.tsx";
import type { DashboardProps } from "./dashboard-page.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ExportNote } from "./export-note.tsx";
import { Filters } from "./filters.tsx";
import { GroupBy } from "./group-by.tsx";
import { ListNote } from "./list-note.tsx";
import { ListReason } from "./list-reason.tsx";
import { MatchCount } from "./match-count.tsx";
import { Menu } from "./menu.tsx";
import { OpenPerson } from "./open-person.tsx";
import { SearchBox } from "./search-box.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { ViewGone } from "./view-gone.tsx";
import { ViewsMenu } from "./views-menu.tsx";
import { WatchNews, Watching } from "./watching.tsx";
import { WideTable } from "./wide-table.tsx";

const ACTIVITIES = ["idle", "away", "stuck", "watched"] as const;

/** The whole table of users: which of them, with which columns, and what to do with some of them. */
export const UsersPage = ({ models }: DashboardProps): VNode => {
  const { list, selection, preferences } = models;
  useEffect(() => {
    models.details.value = detailPlacing;
  }, [models]);
  return (
    <div
      class="users-page"
      onKeyDown={(event) => {
        // First the card is closed, then the choice taken back.
        if (event.key !== "Escape" || event.defaultPrevented) return;
        if (list.opened.peek() !== null || selection.chosen.peek().count === 0)
          return;
        event.preventDefault();
        selection.clear();
      }}
    >
      <h2 class="unseen">{t("dashboard_users")}</h2>
      <div class="toolbar">
        <ViewsMenu models={models} />
        <SearchBox models={models} />
        <Watching models={models} />
        <Menu
          label={t("columns")}
          icon="columns"
          opens="dialog"
          renderList={(close) => (
            <ColumnsBox preferences={preferences} onClose={close} />
          )}
        />
        <ExportMenu models={models} selected={models.selection} />
      </div>
      <div class="filters">
        <Filters models={models} />
        <Choice
          name={t("filter_activity")}
          all={t("any_activity")}
          value={list.activity.value}
          options={ACTIVITIES.map((value) => ({
            value,
            label: t(`chip_${value}`),
          }))}
          onChoose={(chosen) =>
            chosen === null ? list.filter({}) : list.filterActivity(chosen)
          }
        />
        <GroupBy models={models} />
        <MatchCount models={models} />
      </div>
      <ViewGone views={models.views} />
      <ListNote models={models} />
      <div class="stage">
        <WideTable models={models} />
        <ListReason models={models} />
        <OpenPerson models={models} />
        <SelectionBar models={models} />
        <CopyOutcome copying={models.copying} />
        <WatchNews models={models} />
        <ExportNote exporting={models.exporting} />
      </div>
    </div>
  );
};
