import { effect, signal } from "@preact/signals";
import type { Capability } from "../../components/capabilities.tsx";
import { send } from "../../utils/messaging/client.ts";
import type { ClockModel } from "../../utils/models/clock-model.ts";
import { createConnectionForms } from "../../utils/models/connection-forms.ts";
import { kindsOf } from "../../utils/models/connection-kind.ts";
import { ConnectionListModel } from "../../utils/models/connection-list-model.ts";
import { connectionRows } from "../../utils/models/connection-rows.ts";
import {
  type ConnectorFacts,
  PLAIN_FACTS,
} from "../../utils/models/connector-facts.ts";
import type { SourceModel } from "../../utils/models/source-model.ts";
import type { Preset } from "../../utils/presets/preset.ts";
import type { Database } from "../../utils/storage/database.ts";
import { readRemovals } from "../../utils/storage/removals.ts";

interface ConnectionsPorts {
  readonly db: Database;
  readonly source: SourceModel;
  readonly clock: ClockModel;
  readonly requestAccess: (patterns: readonly string[]) => Promise<boolean>;
}

/** The connections with their forms; what connectors and products say of themselves is loaded beside the page. */
export const openConnections = ({
  db,
  source,
  clock,
  requestAccess,
}: ConnectionsPorts) => {
  const { glances } = source;
  const facts = signal<ConnectorFacts>(PLAIN_FACTS);
  const presets = signal<readonly Preset[]>([]);
  const capabilities = signal<readonly Capability[]>([]);
  const list = new ConnectionListModel({
    source,
    send,
    now: clock.now,
    removals: () => readRemovals(db),
  });
  const forms = createConnectionForms({
    send,
    requestAccess,
    facts,
    presets,
    guess: async (...answer) =>
      (await import("../../utils/mapping/guess.ts")).guessMapping(...answer),
    now: clock.now,
    load: () => import("../../utils/models/mapping-reader.ts"),
    glances,
    onSaved: list.onSaved,
  });
  void import("./connector-facts.ts").then((loaded) => {
    facts.value = loaded.CONNECTOR_FACTS;
    effect(() => {
      capabilities.value = loaded.capabilitiesOf(kindsOf(presets.value));
    });
  });
  void import("../../utils/presets/presets.ts").then(({ PRESETS }) => {
    presets.value = PRESETS;
  });
  const rows = connectionRows(glances, clock.now);
  return { list, rows, forms, facts, capabilities };
};
