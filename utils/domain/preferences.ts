import type { SourceId } from "./ids.ts";
import type { ColumnChoice } from "./table-columns.ts";
import {
  type BasicKey,
  DEFAULT_VIEW,
  type GroupBy,
  type GroupOrder,
  type Sort,
  type View,
} from "./view.ts";

/** A page with a list. */
export type Surface = "popup" | "panel" | "dashboard";

/** What the user chose in the pages with a list, kept for the next time. The search text is not kept: it may name a person. */
export interface Preferences {
  readonly popup: SurfacePreferences;
  readonly panel: SurfacePreferences;
  readonly dashboard: DashboardPreferences;
  /** How a note was last copied. */
  readonly noteFormat: NoteFormat;
  /** The screen is being shared: names, addresses and networks are masked everywhere. Set by a command of its own. */
  readonly shareSafe: boolean;
  /** What whoever manages the browser decided of masking; no page can change it. */
  readonly masking: Masking;
  /** The connection that is shown in every page; null: all of them. Set by a command of its own. */
  readonly shown: SourceId | null;
}

export interface Masking {
  /** The screen counts as shared at any time. */
  readonly always: boolean;
  /** Addresses of mail are masked at any time. */
  readonly emails: boolean;
}

export const NO_MASKING: Masking = { always: false, emails: false };

/** What a page may save: all but what changes in every page at once. */
export type PageChoices = Omit<Preferences, "shareSafe" | "shown" | "masking">;

/** True while the screen is shared: whatever is shown, notified, copied or saved then names nobody. */
export const masksNames = ({
  shareSafe,
  masking,
}: Pick<Preferences, "shareSafe" | "masking">): boolean =>
  shareSafe || masking.always;

/** True also where only addresses of mail are masked: in a single line a name is often the address. */
export const mayNameNobody = (
  preferences: Pick<Preferences, "shareSafe" | "masking">,
): boolean => masksNames(preferences) || preferences.masking.emails;

export type NoteFormat = "markdown" | "plain";

export interface SurfacePreferences {
  readonly sort: Sort;
  readonly presence: View["presence"];
  readonly account: View["account"];
  readonly role: View["role"];
  readonly page: View["page"];
  /** Columns that are hidden. */
  readonly hidden: readonly BasicKey[];
  /** Null: one list. */
  readonly group: GroupBy | null;
  readonly groupOrder: GroupOrder;
  /** Groups that are closed, by `groupKey`, the latest last. */
  readonly collapsed: readonly string[];
}

/** Its table chooses its columns itself, with their order and width: `hidden` says nothing there. */
export interface DashboardPreferences extends SurfacePreferences {
  /** None: nobody has chosen yet. */
  readonly columns: readonly ColumnChoice[];
}

/** More closed groups than this are not remembered: the oldest are forgotten first. */
export const MAX_COLLAPSED = 500;
/** A group of a longer name can be closed, but that is not remembered. */
export const MAX_COLLAPSED_LENGTH = 600;

const DEFAULT_SURFACE: SurfacePreferences = {
  sort: DEFAULT_VIEW.sort,
  presence: null,
  account: null,
  role: null,
  page: null,
  hidden: [],
  group: null,
  groupOrder: "count",
  collapsed: [],
};

export const DEFAULT_PREFERENCES: Preferences = {
  popup: DEFAULT_SURFACE,
  panel: { ...DEFAULT_SURFACE, presence: "online" },
  dashboard: { ...DEFAULT_SURFACE, columns: [] },
  noteFormat: "markdown",
  shareSafe: false,
  masking: NO_MASKING,
  shown: null,
};
