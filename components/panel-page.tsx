import type { VNode } from "preact";
import { Cards } from "./cards.tsx";
import { Chips } from "./chips.tsx";
import { CopyOutcome } from "./copy-outcome.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ExportNote } from "./export-note.tsx";
import { GroupBy } from "./group-by.tsx";
import { ListReason } from "./list-reason.tsx";
import { ListNote } from "./list-note.tsx";
import { MatchCount } from "./match-count.tsx";
import { OpenPerson } from "./open-person.tsx";
import { PageHeader } from "./page-header.tsx";
import { onPageKey } from "./page-keys.ts";
import type { PageModels, PanelModels } from "../utils/models/page-models.ts";
import { PeopleList } from "./people-list.tsx";
import { Radar } from "./radar.tsx";
import { SearchBox } from "./search-box.tsx";
import { lazy } from "./lazy.tsx";
import { WatchNews, Watching } from "./watching.tsx";

interface PanelPageProps {
  readonly models: PanelModels;
}

const TicketLine = lazy(
  async () => (await import("./ticket-line.tsx")).TicketLine,
);

/** The side panel: the same people beside a ticket, in one narrow column. */
export const PanelPage = ({ models }: PanelPageProps): VNode => (
  <main class="panel" onKeyDown={(event) => onPageKey(event, models)}>
    <PageHeader models={models} />
    {models.roster.unconnected.value ? (
      <div class="stage">
        <ListReason models={models} />
      </div>
    ) : (
      <>
        <TicketLine models={models} />
        <Cards models={models} />
        <div class="toolbar">
          <SearchBox models={models} />
          <GroupBy models={models} />
          <Watching models={models} />
          <ExportMenu models={models} iconOnly />
        </div>
        <div class="filters">
          <Chips models={models} />
        </div>
        <ListNote models={models} />
        <Radar models={models} />
        <div class="stage">
          <Found list={models.list} />
          {/* A person's card covers all of it: the focus must not go where nobody sees it. */}
          <div class="covered" inert={models.list.opened.value !== null}>
            <PeopleList models={models} />
          </div>
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

/** Only of a search, and of the people of an incident: how many a chip shows stands in the chip. */
const Found = ({ list }: Pick<PageModels, "list">): VNode | null => {
  const { view, these } = list.question.value;
  return view.search === "" && these === null ? null : (
    <MatchCount models={{ list }} />
  );
};
