import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import { changeSettings } from "./change-settings.ts";
import type { Database } from "./database.ts";

/*
 * The sites whose pages may be read for addresses: origins that the user allowed for this and nothing else. That the
 * platform's own host may be asked does not put it here.
 */

const KEY = "ticketSites";

interface Readable {
  readonly get: (key: typeof KEY) => Promise<unknown>;
}

/** In the order in which they were allowed. */
export const ticketSitesIn = async (
  settings: Readable,
): Promise<readonly string[]> =>
  // CAST: only this file writes this key, with this type.
  ((await settings.get(KEY)) as readonly string[] | undefined) ?? [];

export const readTicketSites = (
  db: Database,
): Promise<Result<readonly string[], Failure>> =>
  db.use((connected) => ticketSitesIn(connected.transaction("settings").store));

export const writeTicketSites = (
  db: Database,
  sites: readonly string[],
): Promise<Result<null, Failure>> =>
  changeSettings(db, async (settings) => {
    await settings.put(sites, KEY);
    return null;
  });
