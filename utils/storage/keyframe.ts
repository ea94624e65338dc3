import type { SourceId } from "../domain/ids.ts";
import type { JournalFrame } from "../domain/journal-frames.ts";
import { valuesOf } from "../domain/patched-map.ts";
import { type People, reportsOf } from "../domain/people.ts";
import type { Sessions } from "../domain/sessions.ts";
import { chunksOf } from "./chunks.ts";
import { rangeAt } from "./journal-reading.ts";
import type { JournalWriting } from "./journal.ts";
import { packReports } from "./packed-reports.ts";
import type { RunningFrame } from "./records.ts";

/** A list with its sessions at one revision. */
export interface Keyframe {
  readonly source: SourceId;
  readonly revision: number;
  /** Revision of the keyframe before; null = there is none. */
  readonly replaces: number | null;
  /** Keyframes that stay, this one among them, and those that no longer do. */
  readonly kept: readonly JournalFrame[];
  readonly dropped: readonly number[];
  readonly people: People;
  readonly sessions: Sessions;
}

/**
 * Writes a keyframe, and ends what no kept one needs: other keyframes, and deltas before the oldest. The deltas of the
 * keyframe before stay: open pages follow them and need not read the whole list again.
 */
export const putKeyframe = (
  tx: JournalWriting,
  { source, revision, replaces, kept, dropped, people, sessions }: Keyframe,
): Promise<unknown>[] => {
  const oldest = kept[0]?.revision ?? revision;
  const followed = Math.min(oldest, replaces === null ? oldest : replaces + 1);
  const keyframes = tx.objectStore("keyframes");
  const frames = tx.objectStore("runningFrames");
  const gone = [before(source, oldest)];
  for (const number of dropped) gone.push(rangeAt(source, number));
  const writes: Promise<unknown>[] = [
    ...gone.flatMap((range) => [keyframes.delete(range), frames.delete(range)]),
    tx.objectStore("deltas").delete(before(source, followed)),
  ];
  for (const [number, reports] of chunksOf(reportsOf(people)).entries())
    writes.push(
      keyframes.put(packReports(reports), [source, revision, number]),
    );
  for (const [number, frame] of framesOf(sessions).entries())
    writes.push(frames.put(frame, [source, revision, number]));
  return writes;
};

/** Keys of [source, revision, …] below a revision. */
const before = (source: SourceId, revision: number): IDBKeyRange =>
  IDBKeyRange.bound([source], [source, revision], false, true);

const framesOf = (sessions: Sessions): readonly RunningFrame[] => {
  const running = chunksOf(valuesOf(sessions.running));
  const lastEnds = chunksOf(valuesOf(sessions.lastEnds));
  return Array.from(
    { length: Math.max(running.length, lastEnds.length) },
    (_, number) => ({
      running: running[number] ?? [],
      lastEnds: lastEnds[number] ?? [],
    }),
  );
};
