import {
  type ReadonlySignal,
  type Signal,
  computed,
  signal,
} from "@preact/signals";
import type { RunningOf } from "../domain/facts.ts";
import type { PersonId } from "../domain/ids.ts";
import type { LocalInstant } from "../domain/instant.ts";
import type { DetailPlacing } from "../domain/placing.ts";
import { type Policy, STRICTEST_POLICY } from "../domain/policy.ts";
import type { Surface } from "../domain/preferences.ts";
import type { TicketRef } from "../domain/watch.ts";
import type { Send } from "../messaging/client.ts";
import type { Reader } from "../storage/reader.ts";
import { ActionsModel } from "./actions-model.ts";
import { ClockModel } from "./clock-model.ts";
import { CopyModel, type CopyPorts } from "./copy-model.ts";
import type { ExportModel, Exporting } from "./export-model.ts";
import { createExporting } from "./exporting.ts";
import { ListModel } from "./list-model.ts";
import { NumbersModel } from "./numbers-model.ts";
import type { PersonHistoryModel } from "./person-history-model.ts";
import { PreferencesModel } from "./preferences-model.ts";
import { RosterModel } from "./roster-model.ts";
import { savedChoices } from "./saved-choices.ts";
import type { SessionsModel } from "./sessions-model.ts";
import { ShareSafeModel } from "./share-safe-model.ts";
import type { StuckModel, StuckPorts } from "./stuck-model.ts";
import type { TicketModel } from "./ticket-model.ts";
import { TimeModel } from "./time-model.ts";
import { WatchModel } from "./watch-model.ts";

/** The outside of a page with a list. */
export interface PagePorts {
  readonly reader: Reader;
  readonly send: Send;
  readonly requestAccess: (origin: string) => Promise<boolean>;
  readonly openOptions: () => void;
  readonly openDashboard: () => void;
  readonly now: () => LocalInstant;
  readonly every: (ms: number, call: () => void) => () => void;
  readonly after: (ms: number, call: () => void) => () => void;
  readonly afterPaint: () => Promise<void>;
  readonly writeNote: CopyPorts["writeNote"];
  /** Name of the reader's time zone. */
  readonly zone: () => string;
  readonly policy: () => Promise<Policy>;
  /** Incidents that somebody dismissed, kept until the browser closes. */
  readonly dismissals: StuckPorts["dismissals"];
  readonly mayNotify: () => Promise<boolean>;
  readonly requestNotifying: () => Promise<boolean>;
  readonly newId: () => string;
  /** Reads the code that writes files. */
  readonly openExporting: () => Promise<ExportModel>;
}

/** The models that a page with a list is made of. */
export interface PageModels {
  readonly clock: ClockModel;
  readonly roster: RosterModel;
  readonly time: TimeModel;
  readonly numbers: NumbersModel;
  readonly list: ListModel;
  readonly preferences: PreferencesModel;
  readonly shareSafe: ShareSafeModel;
  /** Null until its code is there. */
  readonly radar: ReadonlySignal<StuckModel | null>;
  readonly actions: ActionsModel;
  readonly copying: CopyModel;
  readonly policy: ReadonlySignal<Policy>;
  /** Begins to read a person's history; to be closed when nobody looks at it any more. */
  readonly historyOf: (person: PersonId) => Promise<PersonHistoryModel>;
  readonly watch: WatchModel;
  /** The ticket of the tab beside this page; set by a page that stands beside tabs. */
  readonly ticketBeside: Signal<TicketRef | null>;
  readonly exporting: Exporting;
  /** How the widest table's own columns place people; set by the page that has it. */
  readonly details: Signal<DetailPlacing | undefined>;
}

export interface PanelModels extends PageModels {
  /** Null until its code is loaded. */
  readonly ticket: ReadonlySignal<TicketModel | null>;
}

/** Builds the models of a page with a list over one outside. */
export const createPageModels = (
  surface: Surface,
  ports: PagePorts,
): PageModels => {
  const { reader, send, requestAccess, openOptions, openDashboard } = ports;
  const clock = new ClockModel(ports);
  const preferences = new PreferencesModel({
    surface,
    after: ports.after,
    save: (chosen) =>
      void send({
        type: "savePreferences",
        preferences: savedChoices(chosen, surface),
      }),
  });
  const shareSafe = new ShareSafeModel(send);
  const roster = new RosterModel({
    reader,
    afterPaint: ports.afterPaint,
    onPreferences: (kept) => {
      shareSafe.adopt(kept);
      preferences.adopt(kept);
    },
  });
  const { people, glance, catchUp, naming } = roster;
  const running: RunningOf = (id) => people.peek()?.running.get(id);
  const time = new TimeModel(clock.now, glance, running, naming);
  const radar = signal<StuckModel | null>(null);
  const stuck = computed(() => radar.value?.stuck.value ?? null);
  const { beat } = clock;
  const ticketBeside = signal<TicketRef | null>(null);
  const watch = new WatchModel({
    ...ports,
    glance,
    now: clock.now,
    ticket: ticketBeside,
  });
  const { watched } = watch;
  const details = signal<DetailPlacing | undefined>(undefined);
  const list = new ListModel({
    ...{ people, beat, time, preferences, stuck, watched, details },
  });
  const past = signal<SessionsModel | null>(null);
  const numbers = new NumbersModel({
    people,
    glance,
    sessions: computed(() => past.value?.sessions.value ?? null),
    beat,
    time,
  });
  /** Their code is no part of what the page loads first. */
  const loadLater = async (): Promise<void> => {
    await ports.afterPaint();
    const [{ SessionsModel }, { StuckModel }] = await Promise.all([
      import("./sessions-model.ts"),
      import("./stuck-model.ts"),
    ]);
    past.value = new SessionsModel({
      reader,
      people,
      glance,
      now: clock.now,
      beat,
      serverNow: time.serverNow,
      afterPaint: ports.afterPaint,
    });
    radar.value = new StuckModel({ ...ports, people, glance, beat, time });
  };
  void loadLater();
  const actions = new ActionsModel({
    send,
    glance,
    now: clock.now,
    catchUp,
    requestAccess,
    openOptions,
    openDashboard,
  });
  const copying = new CopyModel({
    ...ports,
    glance,
    now: clock.now,
    time,
    preferences,
    shareSafe,
  });
  const policy = signal(STRICTEST_POLICY);
  void ports.policy().then((read) => (policy.value = read));
  const historyOf: PageModels["historyOf"] = async (person) => {
    const { PersonHistoryModel } = await import("./person-history-model.ts");
    const zone = ports.zone();
    const { beat } = clock;
    const { afterPaint } = ports;
    return new PersonHistoryModel({
      ...{ person, reader, send, people, glance, time, beat, zone },
      afterPaint,
    });
  };
  const exporting = createExporting(ports.openExporting, {
    zone: ports.zone,
    isBrief: surface === "popup",
  });
  return {
    ...{ clock, roster, time, numbers, list, preferences, shareSafe },
    ...{ radar, actions, copying, policy, historyOf, watch, ticketBeside },
    ...{ details, exporting },
  };
};
