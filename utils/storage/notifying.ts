import type { Failure } from "../domain/failure.ts";
import { DEFAULT_NOTIFYING, type Notifying } from "../domain/quiet-hours.ts";
import type { Result } from "../domain/result.ts";
import { changeSettings } from "./change-settings.ts";
import type { Database } from "./database.ts";

interface Readable {
  readonly get: (key: "notifying") => Promise<unknown>;
}

/** How the person wants to be told; what was never chosen, as it is by default. */
export const notifyingIn = async (settings: Readable): Promise<Notifying> => ({
  ...DEFAULT_NOTIFYING,
  // CAST: `writeNotifying` alone writes this key.
  ...((await settings.get("notifying")) as Notifying | undefined),
});

export const writeNotifying = (
  db: Database,
  notifying: Notifying,
): Promise<Result<null, Failure>> =>
  changeSettings(db, async (settings) => {
    await settings.put(notifying, "notifying");
    return null;
  });
