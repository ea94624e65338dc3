import type { Failure } from "../domain/failure.ts";
import { DEFAULT_NOTIFYING, type Notifying } from "../domain/quiet-hours.ts";
import type { Result } from "../domain/result.ts";
import type { Database } from "./database.ts";
import { writeAtOnce } from "./transaction.ts";

interface Readable {
  readonly get: (key: "notifying") => Promise<unknown>;
}

/** How the person wants to be told; what was never chosen, as it is by default. */
export const notifyingIn = async (settings: Readable): Promise<Notifying> => ({
  ...DEFAULT_NOTIFYING,
  // CAST: `writeNotifying` alone writes this key.
  ...((await settings.get("notifying")) as Notifying | undefined),
});

/** Strict: what a person saved must survive a power cut. */
export const writeNotifying = (
  db: Database,
  notifying: Notifying,
): Promise<Result<null, Failure>> =>
  db.use((connected) =>
    writeAtOnce(
      connected,
      ["settings"] as const,
      async (tx) => {
        await tx.objectStore("settings").put(notifying, "notifying");
        return null;
      },
      "strict",
    ),
  );
