import { observedAt } from "../domain/coverage.ts";
import { DAY, type Instant } from "../domain/instant.ts";
import { framesAfter } from "../domain/journal-frames.ts";
import { isTrusted } from "../domain/server-clock.ts";
import { CHUNK } from "./chunks.ts";
import type { Entry } from "./journal.ts";
import { forgetsEnds } from "./last-ends.ts";
import type { DeltaRecord, SourceState } from "./records.ts";

/** Deltas may weigh this much before a small list gets a new keyframe. */
const SMALLEST_KEYFRAME = CHUNK;

/** The state with what is the journal's own; decides between a delta and a keyframe. */
export const placed = (
  { state, delta, people, sessions }: Entry,
  before: SourceState | undefined,
  travelHours: number,
): SourceState => {
  const { revision, keyframe } = state;
  const { frames = [] } = before ?? {};
  const at = observedAt(sessions.coverage);
  const previous =
    before === undefined ? null : observedAt(before.watch.coverage);
  const forgot =
    at !== null && forgetsEnds(previous, at)
      ? { at, revision }
      : (before?.forgot ?? null);
  // Nobody changed. A first snapshot of nobody still is a list: an empty keyframe, without a record of its own.
  if (delta === null)
    return {
      ...state,
      forgot,
      frames,
      keyframe: keyframe ?? revision,
    };
  const deltaWeight = state.deltaWeight + weightOf(delta);
  const outweighed = deltaWeight > Math.max(SMALLEST_KEYFRAME, people.size);
  if (keyframe !== null && !outweighed)
    return { ...state, forgot, frames, deltaWeight };
  const next = { revision, at: at ?? delta.serverTime };
  return {
    ...state,
    forgot,
    keyframe: revision,
    frames: framesAfter(frames, next, travelHours, isConfirmed(state, next.at)),
    deltaWeight: 0,
  };
};

/** Do both clocks say about the same? Nothing is forgotten by one that stands alone. */
const isConfirmed = (
  { watch, receivedAt }: SourceState,
  at: Instant,
): boolean =>
  isTrusted(watch.clock) &&
  receivedAt !== null &&
  Math.abs(at - receivedAt) <= DAY;

/** Mostly a session changes with its report; after a gap sessions change alone. */
const weightOf = ({ upserts, removals, running, gone }: DeltaRecord): number =>
  Math.max(upserts.length + removals.length, running.length + gone.length);
