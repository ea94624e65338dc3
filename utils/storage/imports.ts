import type { Failure } from "../domain/failure.ts";
import type { HistoryImport } from "../domain/history-import.ts";
import type { Result } from "../domain/result.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Database } from "./database.ts";
import type { ImportRecord } from "./records.ts";
import { isCurrent } from "./settings.ts";
import { type Told, writeTold } from "./told-writing.ts";
import { writeAtOnce } from "./transaction.ts";

const STORES = [
  "settings",
  "imports",
  "states",
  "coverage",
  "finished",
  "days",
] as const;

/**
 * Writes how far a fetch has come, and what came with it, in one transaction: what is told is on the disk exactly as far
 * as the record says.
 * @param before where it stood; null: begin anew, whatever was there
 * @returns null when the source is gone or newer, or the fetch stands elsewhere: it was stopped, or began anew
 */
export const writeImport = (
  db: Database,
  source: Pick<SourceRecord, "id" | "generation">,
  before: HistoryImport | null,
  next: HistoryImport,
  told: Told | null = null,
): Promise<Result<ImportRecord | null, Failure>> =>
  db.use((connected) =>
    writeAtOnce(connected, STORES, async (tx) => {
      const imports = tx.objectStore("imports");
      const [isStill, kept] = await Promise.all([
        isCurrent(tx.objectStore("settings"), source),
        imports.get(source.id),
      ]);
      if (!isStill) return null;
      if (before !== null && !standsAt(kept, before)) return null;
      if (told !== null) await writeTold(tx, source.id, told);
      const record = { ...next, source: source.id };
      await imports.put(record);
      return record;
    }),
  );

const standsAt = (
  kept: ImportRecord | undefined,
  { startedAt, at, cursor, frontier, phase }: HistoryImport,
): boolean =>
  kept !== undefined &&
  kept.startedAt === startedAt &&
  kept.at === at &&
  kept.cursor === cursor &&
  kept.frontier === frontier &&
  kept.phase.kind === phase.kind;
