import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { type Instant, later } from "../domain/instant.ts";
import type { Result } from "../domain/result.ts";
import { dayOf } from "../domain/retention.ts";
import { CHUNK } from "./chunks.ts";
import type { Connected, Database, Schema } from "./database.ts";
import type { FinishedRecord } from "./records.ts";
import { writeAtOnce } from "./transaction.ts";

/**
 * Deletes, whole, what ended before `cutoff`, the start of a UTC day: sessions, packed or not, and spans of coverage.
 * Each transaction looks at no more than 500 records; what an interrupted purge left, the next one deletes.
 */
export const purgeBefore = (
  db: Database,
  source: SourceId,
  cutoff: Instant,
): Promise<Result<null, Failure>> =>
  db.use(async (connected) => {
    const days = daysBefore(source, cutoff);
    while (await deletedDays(connected, "days", days));
    await sweep(connected, "coverage", [source], [source, cutoff], (span) =>
      span.to > cutoff ? span : null,
    );
    await sweep(connected, "finished", [source], [source, []], (record) =>
      without(record, cutoff),
    );
    return null;
  });

/**
 * Deletes what is left of days before `from` when those until `cutoff` have been rolled up: the days, whole, and the
 * coverage that the rollups hold, so that what comes to be there later is known to be in none.
 */
export const purgeRolledUp = (
  db: Database,
  source: SourceId,
  cutoff: Instant,
  from: Instant,
): Promise<Result<null, Failure>> =>
  db.use(async (connected) => {
    const days = daysBefore(source, from);
    while (await deletedDays(connected, "days", days));
    while (await deletedDays(connected, "rollups", days));
    await sweep(connected, "coverage", [source], [source, cutoff], (span) =>
      span.to > cutoff ? { ...span, from: later(span.from, cutoff) } : null,
    );
    return null;
  });

const daysBefore = (source: SourceId, cutoff: Instant): IDBKeyRange =>
  IDBKeyRange.bound([source], [source, dayOf(cutoff)]);

/** Of a record of sessions what ended later; null = nothing. */
const without = (
  record: FinishedRecord,
  cutoff: Instant,
): FinishedRecord | null => {
  const sessions = record.sessions.filter(({ end }) => end >= cutoff);
  if (sessions.length === record.sessions.length) return record;
  return sessions.length === 0 ? null : { ...record, sessions };
};

/** @returns whether there may be more */
const deletedDays = (
  connected: Connected,
  name: "days" | "rollups",
  range: IDBKeyRange,
): Promise<boolean> =>
  writeAtOnce(connected, [name], async (tx) => {
    const days = tx.objectStore(name);
    const keys = await days.getAllKeys(range, CHUNK);
    await Promise.all(keys.map((key) => days.delete(key)));
    return keys.length === CHUNK;
  });

/** Puts in the place of each record from key to key what `left` leaves of it: itself, less, or null = nothing. */
const sweep = async <Name extends "coverage" | "finished">(
  connected: Connected,
  name: Name,
  from: IDBValidKey,
  to: IDBValidKey,
  left: (record: Schema[Name]["value"]) => Schema[Name]["value"] | null,
): Promise<void> => {
  let next: IDBValidKey | null = from;
  while (next !== null) {
    const range: IDBKeyRange = IDBKeyRange.bound(next, to);
    next = await writeAtOnce(connected, [name], async (tx) => {
      const store = tx.objectStore(name);
      const gone: Schema[Name]["key"][] = [];
      const less: Schema[Name]["value"][] = [];
      let looked = 0;
      let rest: Schema[Name]["key"] | null = null;
      for await (const { primaryKey, value } of store.iterate(range)) {
        if (looked++ === CHUNK) {
          rest = primaryKey;
          break;
        }
        const record = left(value);
        if (record !== value) gone.push(primaryKey);
        if (record !== null && record !== value) less.push(record);
      }
      // What is left of a record may have another key.
      await Promise.all([
        ...gone.map((key) => store.delete(key)),
        ...less.map((record) => store.put(record)),
      ]);
      return rest;
    });
  }
};
