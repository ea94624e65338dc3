import {
  type ReadonlySignal,
  type Signal,
  computed,
  signal,
} from "@preact/signals";
import type { OfConnection, Origin } from "../domain/origin.ts";
import type { Report } from "../domain/person.ts";
import type { DetailPlacing } from "../domain/placing.ts";
import type { Surface } from "../domain/preferences.ts";
import type { Connections } from "./connections-model.ts";
import { ListModel } from "./list-model.ts";
import type { PagePorts } from "./page-ports.ts";
import { type SharedModels, createSharedModels } from "./shared-models.ts";
import { type SourceModels, createSourceModels } from "./source-models.ts";
import type { TicketModel } from "./ticket-model.ts";
import type { TimeModel } from "./time-model.ts";

/** A person apart from the list they stand in: the models of their own connection, and the report as it has it. */
export interface Apart {
  readonly report: Report;
  readonly models: PageModels;
}

/** One of several connections that are in one list. */
export interface MemberPage {
  readonly origin: ReadonlySignal<Origin>;
  readonly models: PageModels;
}

/** How a page deals with several connections. */
export interface Several {
  /** The choice between them; null while there is but one. */
  readonly connections: ReadonlySignal<Connections | null>;
  /** Each of those in the list, alone; null where the list is of one. */
  readonly members: ReadonlySignal<readonly MemberPage[]> | null;
  /** What each of those in the list adds to a number, in words. */
  readonly parts: ((of: "total" | "online" | "offline") => string) | null;
  /** By whose clock and limits something in the list is to be judged. */
  readonly timeOf: (listed: OfConnection) => TimeModel;
  readonly apart: (report: Report) => Apart;
  /** Opens a person, whichever connection is shown. */
  readonly show: (report: Report) => void;
  /** The page in which everybody is listed, shown from now on. */
  readonly wide: () => PageModels;
}

/** The models that a page with a list is made of. */
export interface PageModels
  extends Omit<SharedModels, "copied">, SourceModels, Several {
  readonly list: ListModel;
  /** How the widest table's own columns place people; set by the page that has it. */
  readonly details: Signal<DetailPlacing | undefined>;
}

export interface PanelModels extends PageModels {
  /** Null until its code is loaded. */
  readonly ticket: ReadonlySignal<TicketModel | null>;
}

/** The list, and all that belongs to it, of what is known of one connection or of several. */
export const listPage = (
  shared: SharedModels,
  source: SourceModels,
  severally: (page: PageModels) => Several,
  isOfSeveral = false,
): PageModels => {
  const { roster, time, watch, radar } = source;
  const details = signal<DetailPlacing | undefined>(undefined);
  const list = new ListModel({
    ...{ people: roster.people, beat: shared.clock.beat, time, details },
    ...{ preferences: shared.preferences, isOfSeveral },
    stuck: computed(() => radar.value?.stuck.value ?? null),
    watched: watch.watched,
  });
  const page = { ...shared, ...source, list, details };
  // CAST: complete with the next line; what is in it is called later.
  return Object.assign(page, severally(page as unknown as PageModels));
};

/** Of a connection that is the only one there is nothing to choose. */
export const alone =
  (connections: Several["connections"]) =>
  (page: PageModels): Several => ({
    connections,
    members: null,
    parts: null,
    timeOf: () => page.time,
    apart: (report) => ({ report, models: page }),
    show: ({ id }) => page.list.show(id),
    wide: () => page,
  });

/** Builds the models of a page with the list of one connection over one outside. */
export const createPageModels = (
  surface: Surface,
  ports: PagePorts,
): PageModels => {
  const shared = createSharedModels(surface, ports);
  return listPage(
    shared,
    createSourceModels(shared, { ...ports, takePreferences: adopting(shared) }),
    alone(signal(null)),
  );
};

/** What was read of the user's choices, before the people of the same reading are shown. */
export const adopting =
  ({
    shareSafe,
    preferences,
    readPolicy,
  }: SharedModels): Parameters<
    typeof createSourceModels
  >[1]["takePreferences"] =>
  () => {
    const takeShareSafe = shareSafe.reading();
    return (kept) => {
      takeShareSafe(kept);
      preferences.adopt(kept);
      readPolicy();
    };
  };
