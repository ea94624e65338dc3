import type { SourceId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Connected } from "./database.ts";
import { rangeOf } from "./journal-reading.ts";
import { labelsIn, lastLabel } from "./time-travel-place.ts";
import { writeAtOnce } from "./transaction.ts";

/** Deletes deltas that are on tape, but for those that open pages may follow: from the keyframe before the last on. */
export const dropTapedDeltas = (
  connected: Connected,
  source: SourceId,
): Promise<null> =>
  writeAtOnce(connected, ["states", "past", "deltas"], async (tx) => {
    const [state, last] = await Promise.all([
      tx.objectStore("states").get(source),
      lastLabel(tx.objectStore("past"), source),
    ]);
    const upTo = Math.min(
      state?.keyframeBefore ?? 0,
      last?.to.revision ?? state?.anchor?.revision ?? 0,
    );
    await tx
      .objectStore("deltas")
      .delete(IDBKeyRange.bound([source], [source, upTo]));
    return null;
  });

/**
 * Deletes tapes that end before `cutoff`, and keyframes that none stands on any more. The newest tape stays: the next one
 * goes on from it.
 */
export const dropTapesBefore = (
  connected: Connected,
  source: SourceId,
  cutoff: Instant,
): Promise<null> =>
  writeAtOnce(connected, ["past", "keyframes", "runningFrames"], async (tx) => {
    const labels = await labelsIn(tx.objectStore("past"), source);
    const kept = labels.filter(
      ({ to }, at) => to.at >= cutoff || at === labels.length - 1,
    );
    const [first] = kept;
    if (first === undefined) return null;
    const base = Math.min(...kept.map((label) => label.base));
    const unused = IDBKeyRange.bound([source], [source, base]);
    await Promise.all([
      tx
        .objectStore("past")
        .delete(
          IDBKeyRange.bound([source], [source, first.from.revision], false),
        ),
      tx.objectStore("keyframes").delete(unused),
      tx.objectStore("runningFrames").delete(unused),
    ]);
    return null;
  });

/** Nothing of the past is to be kept: all of it ends, but for what the list itself needs. */
export const dropPast = (
  connected: Connected,
  source: SourceId,
): Promise<null> =>
  writeAtOnce(
    connected,
    ["states", "past", "levels", "deltas", "keyframes", "runningFrames"],
    async (tx) => {
      const state = await tx.objectStore("states").get(source);
      if (state === undefined || state.keyframe === null) return null;
      const { anchor, ...rest } = state;
      const before = IDBKeyRange.bound([source], [source, state.keyframe]);
      const taped = [source, state.keyframeBefore ?? 0];
      await Promise.all([
        anchor && tx.objectStore("states").put(rest),
        tx.objectStore("past").delete(rangeOf(source)),
        tx.objectStore("levels").delete(rangeOf(source)),
        tx.objectStore("keyframes").delete(before),
        tx.objectStore("runningFrames").delete(before),
        tx.objectStore("deltas").delete(IDBKeyRange.bound([source], taped)),
      ]);
      return null;
    },
  );
