import type { VNode } from "preact";
import { CopyOutcome } from "./copy-outcome.tsx";
import type { DashboardProps } from "./dashboard-page.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ExportNote } from "./export-note.tsx";
import { Filters } from "./filters.tsx";
import { GroupBy } from "./group-by.tsx";
import { ListNote } from "./list-note.tsx";
import { ListReason } from "./list-reason.tsx";
import { MatchCount } from "./match-count.tsx";
import { OpenPerson } from "./open-person.tsx";
import { SearchBox } from "./search-box.tsx";
import { UsersTable } from "./users-table.tsx";
import { WatchNews, Watching } from "./watching.tsx";

/** The whole table of users. */
export const UsersPage = ({ models }: DashboardProps): VNode => (
  <div class="users-page">
    <div class="toolbar">
      <SearchBox models={models} />
      <Filters models={models} />
      <GroupBy list={models.list} />
      <MatchCount models={models} />
      <Watching models={models} />
      <ExportMenu models={models} />
    </div>
    <ListNote models={models} />
    <div class="stage">
      <UsersTable models={models} />
      <ListReason models={models} />
      <OpenPerson models={models} />
      <CopyOutcome copying={models.copying} />
      <WatchNews models={models} />
      <ExportNote exporting={models.exporting} />
    </div>
  </div>
);
