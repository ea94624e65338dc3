import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { DAY, type Instant, instant } from "../domain/instant.ts";
import { type Result, ok } from "../domain/result.ts";
import { dayOf } from "../domain/retention.ts";
import type { Database } from "./database.ts";
import { rangeOf } from "./journal-reading.ts";
import { type Entry, type Written, writeEntry } from "./journal.ts";
import { purgeBefore } from "./purge.ts";

/**
 * {@link writeEntry}; where the disk is full, the oldest day of history gives way and it is tried once more
 * (reliability.md, G1). What is known now is worth more than what was a month ago; today's history stays.
 */
export const writeWithRoom = async (
  db: Database,
  entry: Entry,
): Promise<Result<Written | null, Failure>> => {
  const written = await writeEntry(db, entry);
  if (written.ok || written.failure.code !== "storage_full") return written;
  const { source, serverTime } = entry.state;
  if (serverTime === null) return written;
  const made = await dropOldestDay(db, source, serverTime);
  return made.ok && made.value ? writeEntry(db, entry) : written;
};

/** @returns false: there is nothing from before the day that `now` is in */
const dropOldestDay = async (
  db: Database,
  source: SourceId,
  now: Instant,
): Promise<Result<boolean, Failure>> => {
  const oldest = await db.use(async (connected) => {
    const [[packed], [watched]] = await Promise.all([
      connected.getAllKeys("days", rangeOf(source), 1),
      connected.getAllKeys("coverage", rangeOf(source), 1),
    ]);
    return Math.min(
      packed?.[1] ?? Infinity,
      watched === undefined ? Infinity : dayOf(instant(watched[1])),
    );
  });
  if (!oldest.ok) return oldest;
  const next = oldest.value + 1;
  if (next > dayOf(now)) return ok(false);
  const purged = await purgeBefore(db, source, instant(next * DAY));
  return purged.ok ? ok(true) : purged;
};
