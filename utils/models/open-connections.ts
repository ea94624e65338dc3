import type { Signal } from "@preact/signals";
import { type Result, ok } from "../domain/result.ts";
import {
  type Connections,
  type Known,
  createConnections,
} from "./connections-model.ts";
import type { PageModels } from "./page-models.ts";
import type { PagePorts } from "./page-ports.ts";
import type { SharedModels } from "./shared-models.ts";

/**
 * Begins to deal with several connections, and goes on until there is one again.
 * @param only the page of the only connection, which begins anew then
 * @returns what that page is to believe meanwhile: that there is none
 */
export const openConnections = (
  shared: SharedModels,
  ports: PagePorts,
  connections: Signal<Connections | null>,
  only: PageModels,
  known: Known,
): Result<Known, never> => {
  if (connections.peek() === null)
    connections.value = createConnections(
      ...([shared, ports, connections, known] as const),
      () => {
        connections.value = null;
        void only.roster.open();
      },
    );
  return ok({ ...known, sources: [] });
};
