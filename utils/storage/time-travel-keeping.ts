import type { Failure } from "../domain/failure.ts";
import {
  HOUR,
  type Instant,
  type LocalInstant,
  instant,
} from "../domain/instant.ts";
import type { Result } from "../domain/result.ts";
import { retentionAt } from "../domain/retention.ts";
import { type ServerClock, isTrusted } from "../domain/server-clock.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Database } from "./database.ts";
import { readRetention } from "./retention.ts";
import {
  dropPast,
  dropTapedDeltas,
  dropTapesBefore,
} from "./time-travel-purge.ts";
import { putOnTape } from "./time-travel-upkeep.ts";

/** {@link keepPast}, for as long as the person chose. */
export const keepUpPast = async (
  db: Database,
  source: Pick<SourceRecord, "id" | "generation">,
  watermark: Instant,
  localNow: LocalInstant,
  clock: ServerClock,
): Promise<Result<null, Failure>> => {
  const chosen = await readRetention(db);
  if (!chosen.ok) return chosen;
  const { travelHours } = retentionAt(chosen.value, localNow);
  const windowMs = travelHours * HOUR;
  return keepPast(db, source, watermark, localNow, clock, windowMs);
};

/**
 * Puts on tape what the journal has left behind, and deletes what is older than the window. May be called at any time and
 * may end at any point: the next call does what this one did not.
 * @param watermark the latest time that the platform has named
 * @param windowMs how far back one may travel; 0: nothing of the past is kept
 */
export const keepPast = (
  db: Database,
  source: Pick<SourceRecord, "id" | "generation">,
  watermark: Instant,
  localNow: LocalInstant,
  clock: ServerClock,
  windowMs: number,
): Promise<Result<null, Failure>> =>
  db.use(async (connected) => {
    if (windowMs <= 0) return dropPast(connected, source.id);
    await putOnTape(connected, source, watermark);
    await dropTapedDeltas(connected, source.id);
    // A clock that is ahead deletes nothing (reliability.md, D14).
    const now = Math.min(watermark, localNow);
    if (isTrusted(clock))
      await dropTapesBefore(connected, source.id, instant(now - windowMs));
    return null;
  });
