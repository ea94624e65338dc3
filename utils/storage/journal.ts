import type { IDBPTransaction } from "idb";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { type People, peopleOf, reportsOf } from "../domain/people.ts";
import type { Report } from "../domain/person.ts";
import type { Result } from "../domain/result.ts";
import type { Database, Schema } from "./database.ts";
import { replay } from "./journal-reading.ts";
import { CHUNK, packReports } from "./packed-reports.ts";
import type {
  ConnectionRecord,
  DeltaRecord,
  FirstScreen,
  SourceState,
} from "./records.ts";
import { sourcesIn } from "./settings.ts";

/** What one observation writes. */
export interface Entry {
  /** `keyframe` and `deltaWeight` are the journal's own: what stands in them is replaced. */
  readonly state: SourceState;
  readonly connection: ConnectionRecord;
  /** Null when the observation changed nobody. */
  readonly delta: DeltaRecord | null;
  readonly people: People;
  readonly firstScreen: FirstScreen | null;
}

/** Deltas may weigh this much before a small list gets a new keyframe. */
const SMALLEST_KEYFRAME = CHUNK;

const STORES = [
  "settings",
  "connections",
  "states",
  "firstScreens",
  "keyframes",
  "deltas",
] as const;
type Writing = IDBPTransaction<Schema, (typeof STORES)[number][], "readwrite">;

/**
 * Writes one observation in one transaction: the list's delta, the state, the connection. Where the deltas have come
 * to outweigh the list, a new keyframe stands in the place of the delta.
 * @returns the state as it stands on the disk now; null when the source is gone or its settings are newer (a late
 * answer must not write into what was wiped)
 */
export const writeEntry = (
  db: Database,
  entry: Entry,
): Promise<Result<SourceState | null, Failure>> =>
  db.use(async (connected) => {
    const tx = connected.transaction([...STORES], "readwrite", {
      durability: "relaxed",
    });
    const sources = await sourcesIn(tx.objectStore("settings"));
    const current = sources.find(({ id }) => id === entry.state.source);
    if (current?.generation !== entry.state.generation) {
      await tx.done;
      return null;
    }
    const state = place(entry);
    const writes: Promise<unknown>[] = [
      tx.objectStore("states").put(state),
      tx.objectStore("connections").put(entry.connection),
    ];
    if (entry.firstScreen !== null)
      writes.push(tx.objectStore("firstScreens").put(entry.firstScreen));
    if (entry.delta !== null)
      writes.push(tx.objectStore("deltas").put(entry.delta));
    if (state.keyframe === state.revision && entry.delta !== null)
      writes.push(...putKeyframe(tx, entry));
    await Promise.all([...writes, tx.done]);
    return state;
  });

/** Decides between a delta and a keyframe. */
const place = ({ state, delta, people }: Entry): SourceState => {
  // Nobody changed. A first snapshot of nobody still is a list: an empty keyframe, without a record of its own.
  if (delta === null)
    return { ...state, keyframe: state.keyframe ?? state.revision };
  const deltaWeight =
    state.deltaWeight + delta.upserts.length + delta.removals.length;
  const outweighed = deltaWeight > Math.max(SMALLEST_KEYFRAME, people.size);
  return state.keyframe === null || outweighed
    ? { ...state, keyframe: state.revision, deltaWeight: 0 }
    : { ...state, deltaWeight };
};

/** A keyframe, and the end of what it replaces: older keyframes, and deltas before the one that it follows. */
const putKeyframe = (
  tx: Writing,
  { state, people }: Entry,
): Promise<unknown>[] => {
  const { source, revision, keyframe } = state;
  const keyframes = tx.objectStore("keyframes");
  const writes: Promise<unknown>[] = [
    keyframes.delete(IDBKeyRange.bound([source], [source, revision])),
  ];
  // The deltas of the keyframe before stay: open pages follow them and need not read the whole list again.
  if (keyframe !== null)
    writes.push(
      tx
        .objectStore("deltas")
        .delete(IDBKeyRange.bound([source], [source, keyframe])),
    );
  for (const [number, reports] of chunksOf(reportsOf(people)).entries())
    writes.push(
      keyframes.put(packReports(reports), [source, revision, number]),
    );
  return writes;
};

const chunksOf = (
  reports: Iterable<Report>,
): readonly (readonly Report[])[] => {
  const chunks: Report[][] = [];
  let last: Report[] = [];
  for (const report of reports) {
    if (last.length === 0 || last.length === CHUNK) chunks.push((last = []));
    last.push(report);
  }
  return chunks;
};

/** The list as it stands on the disk, for a worker that starts. */
export const readPeople = (
  db: Database,
  source: SourceId,
): Promise<
  Result<
    { readonly state: SourceState; readonly people: People } | null,
    Failure
  >
> =>
  db.use(async (connected) => {
    const tx = connected.transaction(
      ["states", "keyframes", "deltas"],
      "readonly",
    );
    const reading = await replay(tx, source);
    if (reading === null) return null;
    const reports = new Map(
      reading.reports.map((report) => [report.id, report]),
    );
    for (const { upserts, removals } of reading.deltas) {
      for (const report of upserts) reports.set(report.id, report);
      for (const id of removals) reports.delete(id);
    }
    return { state: reading.state, people: peopleOf(reports.values()) };
  });
