import { type Span, observedAt } from "../domain/coverage.ts";
import type { Failure } from "../domain/failure.ts";
import type { People } from "../domain/people.ts";
import type { Result } from "../domain/result.ts";
import type { FinishedSession } from "../domain/session.ts";
import type { Sessions } from "../domain/sessions.ts";
import type { WatchSighting } from "../domain/watch-step.ts";
import { CHUNK, chunksOf } from "./chunks.ts";
import type { Database } from "./database.ts";
import { forgetsEnds } from "./last-ends.ts";
import { putKeyframe } from "./keyframe.ts";
import type {
  ConnectionRecord,
  DeltaRecord,
  FirstScreen,
  SourceState,
} from "./records.ts";
import { type RecordedLines, putLines } from "./recordings.ts";
import { sourcesIn } from "./settings.ts";
import { type Writing, writeAtOnce } from "./transaction.ts";
import { noteSighting, watchesIn } from "./watches.ts";

/** What one observation writes. */
export interface Entry {
  /** `keyframe`, `deltaWeight` and `forgot` are the journal's own: what stands in them is replaced. */
  readonly state: SourceState;
  readonly connection: ConnectionRecord;
  /** Null when the observation changed nobody. */
  readonly delta: DeltaRecord | null;
  /** List and sessions as the observation leaves them. */
  readonly people: People;
  readonly sessions: Sessions;
  /** What the observation showed to be over; nothing where the delta is null. */
  readonly finished: readonly FinishedSession[];
  readonly endedSpan: Span | null;
  readonly firstScreen: FirstScreen | null;
  /** Null when nothing is being recorded. */
  readonly recorded: RecordedLines | null;
  /** What watches see of it; null where nothing can be said of anybody. */
  readonly sighting: WatchSighting | null;
}

/** What stands on the disk after an observation. */
export interface Written {
  readonly state: SourceState;
  /** A watch fired: there is a notice to tell. */
  readonly fired: boolean;
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
  "runningFrames",
  "finished",
  "coverage",
  "recordings",
  "recorded",
  "watches",
  "notices",
] as const;
export type JournalWriting = Writing<typeof STORES>;

/**
 * Writes one observation in one transaction: the delta of list and sessions, what is over, the state, the connection, and
 * what it means to those who are watched for. Where the deltas have come to outweigh the list, a keyframe is written
 * beside the delta.
 * @returns null when the source is gone or its settings are newer (a late answer must not write into what was wiped)
 */
export const writeEntry = (
  db: Database,
  entry: Entry,
): Promise<Result<Written | null, Failure>> =>
  db.use((connected) =>
    writeAtOnce(connected, STORES, async (tx) => {
      const { source, generation } = entry.state;
      const [sources, before, watches] = await Promise.all([
        sourcesIn(tx.objectStore("settings")),
        tx.objectStore("states").get(source),
        watchesIn(tx.objectStore("watches"), source),
      ]);
      const current = sources.find(({ id }) => id === source);
      if (current?.generation !== generation) return null;
      const state = place(entry, before);
      const stores = {
        watches: tx.objectStore("watches"),
        notices: tx.objectStore("notices"),
      };
      const noted = noteSighting(stores, watches, entry.sighting);
      await Promise.all([...writesOf(tx, entry, state), ...noted.writes]);
      return { state, fired: noted.fired };
    }),
  );

const writesOf = (
  tx: JournalWriting,
  entry: Entry,
  state: SourceState,
): readonly Promise<unknown>[] => {
  const { source, revision } = state;
  const { delta, firstScreen, endedSpan } = entry;
  const writes: Promise<unknown>[] = [
    tx.objectStore("states").put(state),
    tx.objectStore("connections").put(entry.connection),
  ];
  if (firstScreen !== null)
    writes.push(tx.objectStore("firstScreens").put(firstScreen));
  if (delta !== null) writes.push(tx.objectStore("deltas").put(delta));
  for (const [chunk, sessions] of chunksOf(entry.finished).entries())
    writes.push(
      tx.objectStore("finished").put({ source, revision, chunk, sessions }),
    );
  if (endedSpan !== null)
    writes.push(tx.objectStore("coverage").put({ source, ...endedSpan }));
  if (entry.recorded !== null) {
    const recordings = tx.objectStore("recordings");
    const recorded = tx.objectStore("recorded");
    writes.push(...putLines({ recordings, recorded }, entry.recorded));
  }
  if (delta !== null && state.keyframe === revision) {
    const replaces = entry.state.keyframe;
    writes.push(...putKeyframe(tx, { ...entry, source, revision, replaces }));
  }
  return writes;
};

/** The state with what is the journal's own; decides between a delta and a keyframe. */
const place = (
  { state, delta, people, sessions }: Entry,
  before: SourceState | undefined,
): SourceState => {
  const { revision, keyframe } = state;
  const at = observedAt(sessions.coverage);
  const previous =
    before === undefined ? null : observedAt(before.watch.coverage);
  const forgot =
    at !== null && forgetsEnds(previous, at)
      ? { at, revision }
      : (before?.forgot ?? null);
  // Nobody changed. A first snapshot of nobody still is a list: an empty keyframe, without a record of its own.
  if (delta === null)
    return { ...state, forgot, keyframe: keyframe ?? revision };
  const deltaWeight = state.deltaWeight + weightOf(delta);
  const outweighed = deltaWeight > Math.max(SMALLEST_KEYFRAME, people.size);
  return keyframe === null || outweighed
    ? { ...state, forgot, keyframe: revision, deltaWeight: 0 }
    : { ...state, forgot, deltaWeight };
};

/** Mostly a session changes with its report; after a gap sessions change alone. */
const weightOf = ({ upserts, removals, running, gone }: DeltaRecord): number =>
  Math.max(upserts.length + removals.length, running.length + gone.length);
