import type { Failure } from "../domain/failure.ts";
import type { KeptSettings } from "../domain/filed-settings.ts";
import type { Result } from "../domain/result.ts";
import type { Database } from "./database.ts";
import { notifyingIn } from "./notifying.ts";
import { retentionIn } from "./retention.ts";
import { preferencesIn, sourcesIn } from "./settings.ts";
import { ticketSitesIn } from "./ticket-sites.ts";
import { viewsIn } from "./views.ts";

/** What the disk has of the settings; pages keep some beside it. */
type OnDisk = Omit<KeptSettings, "language" | "personalColumns">;

/** Everything that somebody decided, as it is at one moment. No secret is read. */
export const readAllSettings = (
  db: Database,
): Promise<Result<OnDisk, Failure>> =>
  db.use(async (connected) => {
    const tx = connected.transaction(["settings", "watches"]);
    const settings = tx.objectStore("settings");
    const [sources, preferences, notifying, kept, views, helpdesks, watches] =
      await Promise.all([
        ...([sourcesIn(settings), preferencesIn(settings)] as const),
        ...([notifyingIn(settings), retentionIn(settings)] as const),
        ...([viewsIn(settings), ticketSitesIn(settings)] as const),
        tx.objectStore("watches").getAll(),
      ]);
    const { retention } = kept;
    return {
      ...{ sources, preferences, notifying, retention },
      ...{ views, helpdesks, watches },
    };
  });
