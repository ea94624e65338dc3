import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Result } from "../domain/result.ts";
import type { Database } from "./database.ts";
import type { ConnectionRecord } from "./records.ts";
import { isCurrent } from "./settings.ts";

export const readConnection = (
  db: Database,
  source: SourceId,
): Promise<Result<ConnectionRecord | null, Failure>> =>
  db.use(
    async (connected) => (await connected.get("connections", source)) ?? null,
  );

/** Keeps what the wire is doing, so that a restarted worker goes on with the same schedule. */
export const writeConnection = (
  db: Database,
  record: ConnectionRecord,
): Promise<Result<null, Failure>> =>
  db.use(async (connected) => {
    const tx = connected.transaction(["settings", "connections"], "readwrite", {
      durability: "relaxed",
    });
    const { source: id, generation } = record;
    if (await isCurrent(tx.objectStore("settings"), { id, generation }))
      await tx.objectStore("connections").put(record);
    await tx.done;
    return null;
  });
