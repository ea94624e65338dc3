import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import type { Database } from "./database.ts";

/*
 * The sites whose pages may be read for addresses: origins that the user allowed for this and nothing else. That the
 * platform's own host may be asked does not put it here.
 */

const KEY = "ticketSites";

/** In the order in which they were allowed. */
export const readTicketSites = (
  db: Database,
): Promise<Result<readonly string[], Failure>> =>
  // CAST: only this file writes this key, with this type.
  db.use(
    async (connected) =>
      ((await connected.get("settings", KEY)) as
        | readonly string[]
        | undefined) ?? [],
  );

/** Strict: what a person allowed or withdrew must survive a power cut. */
export const writeTicketSites = (
  db: Database,
  sites: readonly string[],
): Promise<Result<null, Failure>> =>
  db.use(async (connected) => {
    const tx = connected.transaction("settings", "readwrite", {
      durability: "strict",
    });
    await Promise.all([tx.store.put(sites, KEY), tx.done]);
    return null;
  });
