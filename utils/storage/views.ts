import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import type { SavedView } from "../domain/saved-view.ts";
import type { Database } from "./database.ts";
import { writeAtOnce } from "./transaction.ts";

const KEY = "views";

interface Readable {
  readonly get: (key: typeof KEY) => Promise<unknown>;
}

// CAST: only this file writes this key, with this type.
const viewsIn = async (settings: Readable): Promise<readonly SavedView[]> =>
  ((await settings.get(KEY)) as readonly SavedView[] | undefined) ?? [];

/** The saved views, in their order. */
export const readViews = (
  db: Database,
): Promise<Result<readonly SavedView[], Failure>> =>
  db.use((connected) => viewsIn(connected.transaction("settings").store));

/** Puts others in their place, in one transaction: two changes at once both hold. Strict, as every setting. */
export const changeViews = (
  db: Database,
  change: (kept: readonly SavedView[]) => readonly SavedView[],
): Promise<Result<null, Failure>> =>
  db.use((connected) =>
    writeAtOnce(
      connected,
      ["settings"] as const,
      async (tx) => {
        const settings = tx.objectStore("settings");
        await settings.put(change(await viewsIn(settings)), KEY);
        return null;
      },
      "strict",
    ),
  );
