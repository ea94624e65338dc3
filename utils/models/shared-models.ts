import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Policy, STRICTEST_POLICY } from "../domain/policy.ts";
import type { Surface } from "../domain/preferences.ts";
import type { TicketRef } from "../domain/watch.ts";
import { ClockModel } from "./clock-model.ts";
import type { CopyState } from "./copy-model.ts";
import type { Exporting } from "./export-model.ts";
import { createExporting } from "./exporting.ts";
import type { PagePorts } from "./page-ports.ts";
import { PreferencesModel } from "./preferences-model.ts";
import { savedChoices } from "./saved-choices.ts";
import { ShareSafeModel } from "./share-safe-model.ts";

/** What a page has once, however many connections it shows. */
export interface SharedModels {
  readonly clock: ClockModel;
  readonly preferences: PreferencesModel;
  readonly shareSafe: ShareSafeModel;
  readonly policy: ReadonlySignal<Policy>;
  /** To be called with each reading of the preferences: whenever the worker says that a setting is another. */
  readonly readPolicy: () => void;
  /** The ticket of the tab beside this page; set by a page that stands beside tabs. */
  readonly ticketBeside: Signal<TicketRef | null>;
  readonly exporting: Exporting;
  /** What became of the note that was copied last. */
  readonly copied: Signal<CopyState>;
}

export const createSharedModels = (
  surface: Surface,
  ports: PagePorts,
): SharedModels => {
  const { send, zone } = ports;
  const policy = signal(STRICTEST_POLICY);
  const readPolicy = (): void =>
    void ports.policy().then((read) => (policy.value = read));
  return {
    clock: new ClockModel(ports),
    preferences: new PreferencesModel({
      surface,
      after: ports.after,
      save: (chosen) =>
        void send({
          type: "savePreferences",
          preferences: savedChoices(chosen, surface),
        }),
    }),
    shareSafe: new ShareSafeModel(send),
    policy,
    readPolicy,
    ticketBeside: signal<TicketRef | null>(null),
    exporting: createExporting(ports.openExporting, {
      zone,
      isBrief: surface === "popup",
      personal: ports.personal,
    }),
    copied: signal<CopyState>({ kind: "idle" }),
  };
};
