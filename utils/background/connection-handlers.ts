import type { Command } from "../messaging/protocol.ts";
import type { Handlers } from "../messaging/server.ts";
import type { Database } from "../storage/database.ts";
import { orderSources, updateSource } from "../storage/settings.ts";
import type { Removals } from "./removals.ts";

export type ConnectionCommand = Extract<
  Command["type"],
  "orderSources" | "setColour" | "putAside" | "bringBack" | "remove"
>;

interface ConnectionHandlerDeps {
  readonly db: Database;
  readonly ready: Promise<void>;
  readonly removals: Removals;
  /** Something that pages show is another. */
  readonly onChange: () => void;
}

/** What the user decides of the list of connections. Nothing of it changes what a platform is asked. */
export const createConnectionHandlers = ({
  db,
  ready,
  removals,
  onChange,
}: ConnectionHandlerDeps): Pick<Handlers, ConnectionCommand> => ({
  orderSources: async ({ sources }) => {
    await ready;
    const ordered = await orderSources(db, sources);
    if (ordered.ok) onChange();
    return ordered;
  },
  setColour: async ({ source, colour }) => {
    await ready;
    const kept = await updateSource(db, source, (before) => ({
      ...before,
      colour,
    }));
    if (kept.ok) onChange();
    return kept;
  },
  putAside: async ({ source }) => {
    await ready;
    return removals.putAside(source);
  },
  bringBack: async ({ source }) => {
    await ready;
    return removals.bringBack(source);
  },
  remove: async ({ source }) => {
    await ready;
    return removals.erase(source);
  },
});
