import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Result } from "../domain/result.ts";
import type { Database } from "./database.ts";
import type { ImportRecord } from "./records.ts";

/** How far the history of a source was fetched; null: never. */
export const readImport = (
  db: Database,
  source: SourceId,
): Promise<Result<ImportRecord | null, Failure>> =>
  db.use(async (connected) => (await connected.get("imports", source)) ?? null);
