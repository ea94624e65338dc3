import type { Failure } from "../domain/failure.ts";
import type { Preferences } from "../domain/preferences.ts";
import { type Result, ok } from "../domain/result.ts";
import type { Database } from "../storage/database.ts";
import { changePreferences } from "../storage/settings.ts";
import type { Supervisor } from "./supervisor.ts";

/** Changes the user's choices on the disk, and tells the worker and all pages of it. */
export const keepPreferences = async (
  db: Database,
  supervisor: Pick<Supervisor, "setPreferences">,
  change: (kept: Preferences) => Preferences,
): Promise<Result<null, Failure>> => {
  const kept = await changePreferences(db, change);
  if (!kept.ok) return kept;
  supervisor.setPreferences(kept.value);
  return ok(null);
};

/** @param isDecided the screen counts as shared at any time: there is nothing to toggle */
export const toggleShareSafe = async (
  db: Database,
  supervisor: Pick<Supervisor, "setPreferences">,
  isDecided: boolean,
): Promise<void> => {
  if (isDecided) return;
  await keepPreferences(db, supervisor, (kept) => ({
    ...kept,
    shareSafe: !kept.shareSafe,
  }));
};
