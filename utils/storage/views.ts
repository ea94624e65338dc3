import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import type { SavedView } from "../domain/saved-view.ts";
import { changeSettings } from "./change-settings.ts";
import type { Database } from "./database.ts";

const KEY = "views";

interface Readable {
  readonly get: (key: typeof KEY) => Promise<unknown>;
}

/** In their order. */
// CAST: only this file writes this key, with this type.
export const viewsIn = async (
  settings: Readable,
): Promise<readonly SavedView[]> =>
  ((await settings.get(KEY)) as readonly SavedView[] | undefined) ?? [];

/** The saved views, in their order. */
export const readViews = (
  db: Database,
): Promise<Result<readonly SavedView[], Failure>> =>
  db.use((connected) => viewsIn(connected.transaction("settings").store));

/** Puts others in their place. */
export const changeViews = (
  db: Database,
  change: (kept: readonly SavedView[]) => readonly SavedView[],
): Promise<Result<null, Failure>> =>
  changeSettings(db, async (settings) => {
    await settings.put(change(await viewsIn(settings)), KEY);
    return null;
  });
