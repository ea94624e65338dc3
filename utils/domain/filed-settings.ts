import type { Language } from "./chosen-language.ts";
import type { ConnectionColour } from "./connection-colour.ts";
import type { PersonalColumn } from "./export-rows.ts";
import type { PersonId, SourceId } from "./ids.ts";
import type { LocalInstant } from "./instant.ts";
import { NO_PAGE_SETTINGS, type PageSettings } from "./page-settings.ts";
import type {
  DashboardPreferences,
  PageChoices,
  Preferences,
} from "./preferences.ts";
import type { Notifying } from "./quiet-hours.ts";
import type { Retention } from "./retention.ts";
import type { SavedView } from "./saved-view.ts";
import type { SourceRecord } from "./source.ts";
import type { WatchRecord, Wanted } from "./watch.ts";

/** One connection as a file of settings has it: everything but its secret and what was observed. */
export interface FiledConnection extends Pick<
  SourceRecord,
  "connector" | "address" | "name"
> {
  /** What the rest of the file calls it by. Null in files of version 1. */
  readonly id: SourceId | null;
  readonly preset: string | null;
  readonly settings: NonNullable<SourceRecord["settings"]> | null;
  readonly limits: NonNullable<SourceRecord["limits"]> | null;
  /** Null: the file says nothing of them. */
  readonly pages: PageSettings | null;
  readonly colour: ConnectionColour | null;
  readonly paused: boolean | null;
}

/** Somebody who is watched, by the platform's id: neither name nor ticket leaves the browser. */
export interface FiledWatch {
  readonly source: SourceId;
  readonly person: PersonId;
  readonly wanted: Wanted;
  readonly repeat: "once" | "always";
  /** Null: until it is ended by hand. */
  readonly until: LocalInstant | null;
}

/** What was chosen in the pages with a list. */
export interface FiledChoices extends Omit<PageChoices, "dashboard"> {
  /** Missing: the file says nothing of it. */
  readonly dashboard?: DashboardPreferences | undefined;
}

/** What a file of settings has; null: it says nothing of that. */
export interface FiledSettings {
  /** In their order. */
  readonly connections: readonly FiledConnection[];
  /** Which connection is shown. */
  readonly shown: SourceId | "all" | null;
  readonly preferences: FiledChoices | null;
  readonly notifying: Notifying | null;
  readonly retention: Retention | null;
  readonly language: Language | "browser" | null;
  /** The personal columns that a file of people begins with. */
  readonly personalColumns: readonly PersonalColumn[] | null;
  readonly views: readonly SavedView[];
  /** Origins whose pages are read for addresses. */
  readonly helpdesks: readonly string[];
  readonly watches: readonly FiledWatch[];
}

/** A file that says everything. */
export interface WholeSettings extends FiledSettings {
  readonly shown: SourceId | "all";
  readonly preferences: PageChoices;
  readonly notifying: Notifying;
  readonly retention: Retention;
  readonly language: Language | "browser";
  readonly personalColumns: readonly PersonalColumn[];
}

/** The settings as they lie in this browser. */
export interface KeptSettings {
  readonly sources: readonly SourceRecord[];
  readonly preferences: Preferences;
  readonly notifying: Notifying;
  readonly retention: Retention;
  readonly language: Language | null;
  readonly personalColumns: readonly PersonalColumn[];
  readonly views: readonly SavedView[];
  readonly helpdesks: readonly string[];
  readonly watches: readonly WatchRecord[];
}

/** What of the settings may say who somebody is. */
export interface PersonalParts {
  /** Whom somebody watches. */
  readonly watches: boolean;
  /** What was searched for in saved views. */
  readonly searches: boolean;
}

/**
 * The settings as a file has them. What came with a policy is that policy's, and what is of the moment (the screen is
 * shared, a removed connection) is of this browser alone.
 */
export const filedSettings = (
  kept: KeptSettings,
  { watches, searches }: PersonalParts,
): WholeSettings => {
  const { popup, panel, dashboard, noteFormat, shown } = kept.preferences;
  return {
    connections: kept.sources
      .filter(({ managed }) => managed === undefined)
      .map(filedConnection),
    shown: shown ?? "all",
    preferences: { popup, panel, dashboard, noteFormat },
    notifying: kept.notifying,
    retention: kept.retention,
    language: kept.language ?? "browser",
    personalColumns: kept.personalColumns,
    views: searches
      ? kept.views
      : kept.views.map((view) => ({ ...view, search: "" })),
    helpdesks: kept.helpdesks,
    watches: watches ? watchesToFile(kept.watches) : [],
  };
};

/** What would be chosen in the pages with a list. */
export const choicesWith = (
  here: PageChoices,
  filed: FiledChoices | null,
): PageChoices =>
  filed === null
    ? here
    : { ...filed, dashboard: filed.dashboard ?? here.dashboard };

export const filedConnection = (source: SourceRecord): FiledConnection => {
  const { id, connector, address, name, paused } = source;
  const { preset = null, settings = null, limits = null } = source;
  const { pages = NO_PAGE_SETTINGS, colour = null } = source;
  return {
    ...{ id, connector, address, name, preset, settings, limits },
    ...{ pages, colour, paused },
  };
};

/** Those that go on. One that lasts as long as a ticket is open is of that ticket, and stays with it. */
export const watchesToFile = (
  watches: readonly WatchRecord[],
): readonly FiledWatch[] =>
  watches.flatMap(({ source, person, wanted, repeat, until, ended }) =>
    ended !== null || until?.kind === "ticketClosed"
      ? []
      : [{ source, person, wanted, repeat, until: until?.localAt ?? null }],
  );
