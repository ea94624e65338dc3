import type { Command } from "../messaging/protocol.ts";
import type { Handlers } from "../messaging/server.ts";
import type { Database } from "../storage/database.ts";
import { keepPreferences } from "./keep-preferences.ts";
import type { Supervisor } from "./supervisor.ts";

export type PreferenceCommand = Extract<
  Command["type"],
  "savePreferences" | "setShareSafe" | "setShown"
>;

/** What the user chose in the pages, kept for the next time and told to all of them. */
export const createPreferenceHandlers = (
  db: Database,
  supervisor: Pick<Supervisor, "setPreferences">,
  ready: Promise<void>,
): Pick<Handlers, PreferenceCommand> => ({
  savePreferences: async ({ preferences }) => {
    await ready;
    return keepPreferences(db, supervisor, (kept) => ({
      ...kept,
      ...preferences,
      dashboard: preferences.dashboard ?? kept.dashboard,
    }));
  },
  setShareSafe: async ({ on }) => {
    await ready;
    return keepPreferences(db, supervisor, (kept) => ({
      ...kept,
      shareSafe: on,
    }));
  },
  setShown: async ({ source }) => {
    await ready;
    return keepPreferences(db, supervisor, (kept) => ({
      ...kept,
      shown: source,
    }));
  },
});
