import type { Failure } from "../domain/failure.ts";
import { HOUR, type Instant, type LocalInstant } from "../domain/instant.ts";
import { type Result, ok } from "../domain/result.ts";
import { DEFAULT_RETENTION_MS, purgeCutoff } from "../domain/retention.ts";
import type { ServerClock } from "../domain/server-clock.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Database } from "./database.ts";
import { packFinished } from "./packing.ts";
import { purgeBefore } from "./purge.ts";
import type { UpkeepRecord } from "./records.ts";
import { sourcesIn } from "./settings.ts";
import { writeAtOnce } from "./transaction.ts";

const EVERY_MS = HOUR;

/**
 * Packs what is over and deletes what is too old, when an hour has passed since that was last done. May be called at any
 * time and may end at any point: the next run does what this one did not.
 * @param watermark the latest time that the platform has named; null = never any
 */
export const keepUp = async (
  db: Database,
  source: Pick<SourceRecord, "id" | "generation">,
  watermark: Instant | null,
  localNow: LocalInstant,
  clock: ServerClock,
): Promise<Result<null, Failure>> => {
  const kept = await db.use((connected) => connected.get("upkeep", source.id));
  if (!kept.ok) return kept;
  const last = kept.value;
  const isDue =
    last === undefined || Math.abs(localNow - last.ranAt) >= EVERY_MS;
  if (!isDue || watermark === null) return ok(null);
  const packed = await packFinished(db, source.id, watermark);
  if (!packed.ok) return packed;
  const before = last?.cutoff ?? null;
  const cutoff = purgeCutoff(
    watermark,
    localNow,
    clock,
    DEFAULT_RETENTION_MS,
    before,
  );
  if (cutoff !== null) {
    const purged = await purgeBefore(db, source.id, cutoff);
    if (!purged.ok) return purged;
  }
  return writeUpkeep(db, source.generation, {
    source: source.id,
    ranAt: localNow,
    cutoff: cutoff ?? before,
  });
};

/** Nothing is written of a source that is gone or began anew. */
const writeUpkeep = (
  db: Database,
  generation: number,
  record: UpkeepRecord,
): Promise<Result<null, Failure>> =>
  db.use((connected) =>
    writeAtOnce(connected, ["settings", "upkeep"], async (tx) => {
      const sources = await sourcesIn(tx.objectStore("settings"));
      const current = sources.find(({ id }) => id === record.source);
      if (current?.generation === generation)
        await tx.objectStore("upkeep").put(record);
      return null;
    }),
  );
