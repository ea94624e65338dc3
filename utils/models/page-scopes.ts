import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Surface } from "../domain/preferences.ts";
import type { Connections } from "./connections-model.ts";
import { type PageModels, adopting, alone, listPage } from "./page-models.ts";
import type { PagePorts } from "./page-ports.ts";
import { createSharedModels } from "./shared-models.ts";
import { createSourceModels } from "./source-models.ts";

/** A page with a list: of the only connection; or, where there are several, of the one that is shown, or of all. */
export interface PageScopes {
  /** Other models when another connection is shown. */
  readonly shown: ReadonlySignal<PageModels>;
  /** Null while there is but one. */
  readonly connections: ReadonlySignal<Connections | null>;
}

/**
 * Builds a page. What deals with several connections is loaded with the second of them: then the models of the only one
 * fall silent, as if there were none.
 */
export const openScopes = (surface: Surface, ports: PagePorts): PageScopes => {
  const shared = createSharedModels(surface, ports);
  const connections = signal<Connections | null>(null);
  const glance: PagePorts["reader"]["glance"] = async () => {
    const read = await ports.reader.glance();
    if (!read.ok || read.value.sources.length < 2) return read;
    const { openConnections } = await import("./open-connections.ts");
    return openConnections(shared, ports, connections, only, read.value);
  };
  const only = listPage(
    shared,
    createSourceModels(shared, {
      ...{ ...ports, reader: { ...ports.reader, glance } },
      takePreferences: adopting(shared),
    }),
    alone(connections),
  );
  return {
    shown: computed(() => connections.value?.page.value ?? only),
    connections,
  };
};
