import { type Span, observedAt } from "../domain/coverage.ts";
import type { Failure } from "../domain/failure.ts";
import { localInstant } from "../domain/instant.ts";
import type { People } from "../domain/people.ts";
import type { Result } from "../domain/result.ts";
import { retentionAt } from "../domain/retention.ts";
import type { FinishedSession } from "../domain/session.ts";
import type { Sessions } from "../domain/sessions.ts";
import type { WatchSighting } from "../domain/watch-step.ts";
import { chunksOf } from "./chunks.ts";
import type { Database } from "./database.ts";
import { placed } from "./journal-place.ts";
import { rangeOf } from "./journal-reading.ts";
import { putKeyframe } from "./keyframe.ts";
import type {
  ConnectionRecord,
  DeltaRecord,
  FirstScreen,
  SourceState,
} from "./records.ts";
import { type RecordedLines, putLines } from "./recordings.ts";
import { retentionIn } from "./retention.ts";
import { isCurrent } from "./settings.ts";
import { type Writing, writeAtOnce } from "./transaction.ts";
import { noteSighting, watchesIn } from "./watches.ts";

/** What one observation writes. */
export interface Entry {
  /** What says where keyframes are (`keyframe` to `forgot`) is the journal's own: what stands there is replaced. */
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

/** A state without a time of this machine: no choice is so new that it could be taken back. */
const NEVER = localInstant(0);

const STORES = [
  "settings",
  "connections",
  "states",
  "firstScreens",
  "keyframes",
  "deltas",
  "runningFrames",
  "finished",
  "past",
  "levels",
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
      const { source, generation, receivedAt } = entry.state;
      const [isStill, chosen, before, watches] = await Promise.all([
        isCurrent(tx.objectStore("settings"), { id: source, generation }),
        retentionIn(tx.objectStore("settings")),
        tx.objectStore("states").get(source),
        watchesIn(tx.objectStore("watches"), source),
      ]);
      if (!isStill) return null;
      const { travelHours } = retentionAt(chosen, receivedAt ?? NEVER);
      const state = placed(entry, before, travelHours);
      const stores = {
        watches: tx.objectStore("watches"),
        notices: tx.objectStore("notices"),
      };
      const noted = noteSighting(stores, watches, entry.sighting);
      await Promise.all([
        ...writesOf(tx, entry, state, before),
        ...noted.writes,
      ]);
      return { state, fired: noted.fired };
    }),
  );

const writesOf = (
  tx: JournalWriting,
  entry: Entry,
  state: SourceState,
  before: SourceState | undefined,
): readonly Promise<unknown>[] => {
  const { source, revision } = state;
  const { delta, firstScreen, endedSpan } = entry;
  const writes: Promise<unknown>[] = [
    tx.objectStore("states").put(state),
    tx.objectStore("connections").put(entry.connection),
  ];
  if (firstScreen !== null)
    writes.push(tx.objectStore("firstScreens").put(firstScreen));
  if (delta !== null) {
    writes.push(tx.objectStore("deltas").put(delta));
    writes.push(...levelOf(tx, entry, state, before));
  }
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
    const { people, sessions } = entry;
    const replaces = entry.state.keyframe;
    const anchor = state.anchor && (before?.anchor ?? null);
    writes.push(
      ...putKeyframe(tx, {
        ...{ source, revision, replaces, people, sessions },
        anchor: anchor && anchor.revision,
      }),
    );
  }
  return writes;
};

/** How many were online, where the list is kept as it was. What was kept before that was switched off leads nowhere. */
const levelOf = (
  tx: JournalWriting,
  { sessions }: Entry,
  { source, revision, anchor, tally }: SourceState,
  before: SourceState | undefined,
): readonly Promise<unknown>[] => {
  const at = observedAt(sessions.coverage);
  if (anchor === undefined || at === null) return [];
  const level = { source, revision, at, online: tally.online };
  const writes: Promise<unknown>[] = [];
  if (before?.anchor === undefined)
    for (const store of ["past", "levels"] as const)
      writes.push(tx.objectStore(store).delete(rangeOf(source)));
  return [...writes, tx.objectStore("levels").put(level)];
};
