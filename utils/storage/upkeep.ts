import type { Failure } from "../domain/failure.ts";
import {
  DAY,
  HOUR,
  type Instant,
  type LocalInstant,
} from "../domain/instant.ts";
import { type Result, ok } from "../domain/result.ts";
import {
  DEFAULT_RETENTION,
  type Retention,
  purgeCutoff,
  retentionAt,
  rollupsFrom,
  sameRetention,
} from "../domain/retention.ts";
import type { ServerClock } from "../domain/server-clock.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Database } from "./database.ts";
import { packFinished } from "./packing.ts";
import { readPolicy } from "./policy.ts";
import { purgeRolledUp } from "./purge.ts";
import type { UpkeepRecord } from "./records.ts";
import { readRetention, retentionUnder } from "./retention.ts";
import { rollUpBefore } from "./rolling.ts";
import { isCurrent } from "./settings.ts";
import { writeAtOnce } from "./transaction.ts";

const EVERY_MS = HOUR;

/**
 * Packs what is over, rolls up what is older than is kept as it was, and deletes what is too old, when an hour has passed since that was last done, or when it was decided
 * to keep things for another time. May be called at any time and may end at any point: the next run does what this one
 * did not.
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
  const chosen = await readRetention(db);
  if (!chosen.ok) return chosen;
  const last = kept.value;
  const isDue = isDueAfter(last, retentionAt(chosen.value, localNow), localNow);
  if (!isDue || watermark === null) return ok(null);
  const { retention: locked } = await readPolicy(db);
  const decided = await retentionUnder(db, locked, localNow);
  if (!decided.ok) return decided;
  const retention = retentionAt(decided.value, localNow);
  const packed = await packFinished(db, source.id, watermark);
  if (!packed.ok) return packed;
  const before = last?.cutoff ?? null;
  const detailMs = retention.detailDays * DAY;
  const cutoff = purgeCutoff(watermark, localNow, clock, detailMs, before);
  if (cutoff !== null) {
    const from = rollupsFrom(cutoff, retention);
    const rolled = await rollUpBefore(db, source, cutoff, from);
    if (!rolled.ok) return rolled;
    const purged = await purgeRolledUp(db, source.id, cutoff, from);
    if (!purged.ok) return purged;
  }
  return writeUpkeep(db, source.generation, {
    source: source.id,
    ranAt: localNow,
    cutoff: cutoff ?? before,
    retention,
  });
};

const isDueAfter = (
  last: UpkeepRecord | undefined,
  retention: Retention,
  localNow: LocalInstant,
): boolean =>
  last === undefined ||
  Math.abs(localNow - last.ranAt) >= EVERY_MS ||
  !sameRetention(last.retention ?? DEFAULT_RETENTION, retention);

const writeUpkeep = (
  db: Database,
  generation: number,
  record: UpkeepRecord,
): Promise<Result<null, Failure>> =>
  db.use((connected) =>
    writeAtOnce(connected, ["settings", "upkeep"], async (tx) => {
      const source = { id: record.source, generation };
      if (await isCurrent(tx.objectStore("settings"), source))
        await tx.objectStore("upkeep").put(record);
      return null;
    }),
  );
