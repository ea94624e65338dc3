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
  /** The newest one before it that is kept for time travel, with those before; null: there is none. Undefined: nothing of the past is kept. */
  readonly anchor: number | null | undefined;
  readonly people: People;
  readonly sessions: Sessions;
}

/**
 * Writes a keyframe, and ends those that it replaces. Deltas end when they are on tape (`time-travel-keeping.ts`), or,
 * where nothing of the past is kept, here; but for those of the keyframe before: open pages follow them and need not
 * read the whole list again.
 */
export const putKeyframe = (
  tx: JournalWriting,
  { source, revision, replaces, anchor, people, sessions }: Keyframe,
): Promise<unknown>[] => {
  const isKept = typeof anchor === "number" && anchor < revision;
  const older = IDBKeyRange.bound(isKept ? [source, anchor, []] : [source], [
    source,
    revision,
  ]);
  const keyframes = tx.objectStore("keyframes");
  const frames = tx.objectStore("runningFrames");
  const writes: Promise<unknown>[] = [
    keyframes.delete(older),
    frames.delete(older),
  ];
  if (anchor === undefined && replaces !== null)
    writes.push(
      tx
        .objectStore("deltas")
        .delete(IDBKeyRange.bound([source], [source, replaces])),
    );
  // A keyframe of nobody is one too: what stands on it must find it.
  const chunks = people.size === 0 ? [[]] : chunksOf(reportsOf(people));
  for (const [number, reports] of chunks.entries())
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
