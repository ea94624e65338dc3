import type { SourceId } from "../domain/ids.ts";
import { valuesOf } from "../domain/patched-map.ts";
import { type People, reportsOf } from "../domain/people.ts";
import type { Sessions } from "../domain/sessions.ts";
import { chunksOf } from "./chunks.ts";
import type { JournalWriting } from "./journal.ts";
import { packReports } from "./packed-reports.ts";
import type { RunningFrame } from "./records.ts";

/** A list with its sessions at one revision. */
export interface Keyframe {
  readonly source: SourceId;
  readonly revision: number;
  /** Revision of the keyframe before; null = there is none. */
  readonly replaces: number | null;
  readonly people: People;
  readonly sessions: Sessions;
}

/** Writes a keyframe, and ends what it replaces: older keyframes, and deltas before the one that it follows. */
export const putKeyframe = (
  tx: JournalWriting,
  { source, revision, replaces, people, sessions }: Keyframe,
): Promise<unknown>[] => {
  const older = IDBKeyRange.bound([source], [source, revision]);
  const keyframes = tx.objectStore("keyframes");
  const frames = tx.objectStore("runningFrames");
  const writes: Promise<unknown>[] = [
    keyframes.delete(older),
    frames.delete(older),
  ];
  // The deltas of the keyframe before stay: open pages follow them and need not read the whole list again.
  if (replaces !== null)
    writes.push(
      tx
        .objectStore("deltas")
        .delete(IDBKeyRange.bound([source], [source, replaces])),
    );
  for (const [number, reports] of chunksOf(reportsOf(people)).entries())
    writes.push(
      keyframes.put(packReports(reports), [source, revision, number]),
    );
  for (const [number, frame] of framesOf(sessions).entries())
    writes.push(frames.put(frame, [source, revision, number]));
  return writes;
};

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
