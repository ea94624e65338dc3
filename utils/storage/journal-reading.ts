import type { IDBPTransaction, StoreNames } from "idb";
import type { SourceId } from "../domain/ids.ts";
import type { LastEnd } from "../domain/sessions.ts";
import type { Schema } from "./database.ts";
import { newIntern, unpackReports } from "./packed-reports.ts";
import type { JournalReading } from "./reader.ts";

type Reading = IDBPTransaction<
  Schema,
  ArrayLike<StoreNames<Schema>>,
  "readonly"
>;
/** Any transaction that can read the journal: what it may do beside that does not matter here. */
export type JournalTransaction = Pick<Reading, "objectStore">;

/** Where the journal is. */
export const JOURNAL = [
  "states",
  "keyframes",
  "deltas",
  "runningFrames",
] as const;

/** Keys that follow every [source, …] key: arrays come after numbers. */
export const rangeOf = (source: SourceId): IDBKeyRange =>
  IDBKeyRange.bound([source], [source, []]);

/** Keys of [source, number, …]. */
export const rangeAt = (source: SourceId, number: number): IDBKeyRange =>
  IDBKeyRange.bound([source, number], [source, number, []]);

/** Keys of the deltas that lead on from a revision. */
export const deltasAfter = (source: SourceId, revision: number): IDBKeyRange =>
  IDBKeyRange.bound([source, revision], [source, []], true);

/** The keyframe and the deltas after it, in one transaction. Null before the first snapshot. */
export const replay = async (
  tx: JournalTransaction,
  source: SourceId,
): Promise<
  (JournalReading & { readonly lastEnds: readonly LastEnd[] }) | null
> => {
  const state = await tx.objectStore("states").get(source);
  if (state === undefined || state.keyframe === null) return null;
  const { keyframe } = state;
  const [packed, frames, deltas] = await Promise.all([
    tx.objectStore("keyframes").getAll(rangeAt(source, keyframe)),
    tx.objectStore("runningFrames").getAll(rangeAt(source, keyframe)),
    tx.objectStore("deltas").getAll(deltasAfter(source, keyframe)),
  ]);
  const intern = newIntern();
  return {
    state,
    reports: packed.flatMap((chunk) => unpackReports(chunk, intern)),
    running: frames.flatMap(({ running }) => running),
    lastEnds: frames.flatMap(({ lastEnds }) => lastEnds),
    deltas,
  };
};
