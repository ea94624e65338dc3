import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { RunningOf } from "../domain/facts.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Preferences } from "../domain/preferences.ts";
import { ActionsModel } from "./actions-model.ts";
import { CopyModel } from "./copy-model.ts";
import { NumbersModel } from "./numbers-model.ts";
import type { PagePorts } from "./page-ports.ts";
import type { PersonHistoryModel } from "./person-history-model.ts";
import { RosterModel } from "./roster-model.ts";
import type { SessionsModel } from "./sessions-model.ts";
import type { SharedModels } from "./shared-models.ts";
import type { StuckModel } from "./stuck-model.ts";
import { TimeModel } from "./time-model.ts";
import { WatchModel } from "./watch-model.ts";

/** Who is stuck, and where that is an incident. */
export type Radar = Pick<StuckModel, "stuck" | "incident" | "dismiss">;

/** What a page knows of a connection, or of several as if they were one. */
export interface SourceModels {
  readonly roster: RosterModel;
  readonly time: TimeModel;
  readonly numbers: NumbersModel;
  /** Null until its code is there. */
  readonly radar: ReadonlySignal<Radar | null>;
  readonly actions: ActionsModel;
  readonly copying: CopyModel;
  readonly watch: WatchModel;
  /** Begins to read a person's history; to be closed when nobody looks at it any more. */
  readonly historyOf: (person: PersonId) => Promise<PersonHistoryModel>;
}

/** Builds the models of one connection: the first that the reader gives. */
export const createSourceModels = (
  { clock, preferences, shareSafe, ticketBeside, copied }: SharedModels,
  ports: PagePorts & {
    /** Called before the people of the same reading are shown. */
    readonly takePreferences: () => (preferences: Preferences) => void;
  },
): SourceModels => {
  const { reader, send } = ports;
  const { beat } = clock;
  const roster = new RosterModel(ports);
  const { people, glance, catchUp, naming } = roster;
  const running: RunningOf = (id) => people.peek()?.running.get(id);
  const time = new TimeModel(clock.now, glance, running, naming);
  const radar = signal<StuckModel | null>(null);
  const past = signal<SessionsModel | null>(null);
  const shared = { ...ports, glance, now: clock.now };
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
    const { serverNow } = time;
    past.value = new SessionsModel({ ...shared, people, beat, serverNow });
    radar.value = new StuckModel({ ...shared, people, beat, time });
  };
  void loadLater();
  const historyOf: SourceModels["historyOf"] = async (person) => {
    const { PersonHistoryModel } = await import("./person-history-model.ts");
    const zone = ports.zone();
    const { afterPaint } = ports;
    return new PersonHistoryModel({
      ...{ person, reader, send, people, glance, time, beat, zone },
      afterPaint,
    });
  };
  return {
    ...{ roster, time, numbers, radar, historyOf },
    actions: new ActionsModel({ ...shared, catchUp }),
    copying: new CopyModel({
      ...{ ...shared, time, preferences, shareSafe },
      state: copied,
    }),
    watch: new WatchModel({ ...shared, ticket: ticketBeside }),
  };
};
