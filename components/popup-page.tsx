import type { VNode } from "preact";
import { Cards } from "./cards.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import { CopyOutcome } from "./copy-outcome.tsx";
import { GroupBy } from "./group-by.tsx";
import { ListReason } from "./list-reason.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ExportNote } from "./export-note.tsx";
import { Filters } from "./filters.tsx";
import { ListNote } from "./list-note.tsx";
import { MatchCount } from "./match-count.tsx";
import { OpenPerson } from "./open-person.tsx";
import { PageHeader } from "./page-header.tsx";
import { onPageKey } from "./page-keys.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { SearchBox } from "./search-box.tsx";
import { WatchNews, Watching } from "./watching.tsx";
import { UsersTable } from "./users-table.tsx";

interface PopupPageProps {
  readonly models: PageModels;
  readonly onOpenPanel: () => void;
}

/** The popup: what the platform is and how fresh, its numbers, and the whole list. */
export const PopupPage = ({ models, onOpenPanel }: PopupPageProps): VNode => (
  <main class="popup" onKeyDown={(event) => onPageKey(event, models)}>
    <PageHeader models={models} onOpenPanel={onOpenPanel} />
    {models.roster.unconnected.value ? (
      <div class="stage">
        <ListReason models={models} />
      </div>
    ) : (
      <>
        <Cards models={models} />
        <div class="toolbar">
          <SearchBox models={models} />
          <GroupBy models={models} />
          <Watching models={models} />
          <ColumnsMenu preferences={models.preferences} />
          <ExportMenu models={models} />
        </div>
        <div class="filters">
          <Filters models={models} />
          <MatchCount models={models} />
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
      </>
    )}
  </main>
);
