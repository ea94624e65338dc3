import { observedAt } from "../domain/coverage.ts";
import { CHUNK } from "./chunks.ts";
import type { Entry } from "./journal.ts";
import { forgetsEnds } from "./last-ends.ts";
import type { DeltaRecord, SourceState } from "./records.ts";
import { anchoredAt } from "./time-travel-anchor.ts";

/** Deltas may weigh this much before a small list gets a new keyframe. */
const SMALLEST_KEYFRAME = CHUNK;

/** The state with what is the journal's own; decides between a delta and a keyframe. */
export const placed = (
  entry: Entry,
  before: SourceState | undefined,
  travelHours: number,
): SourceState => {
  const at = observedAt(entry.sessions.coverage);
  const previous =
    before === undefined ? null : observedAt(before.watch.coverage);
  const { revision } = entry.state;
  const forgot =
    at !== null && forgetsEnds(previous, at)
      ? { at, revision }
      : (before?.forgot ?? null);
  const state = { ...entry.state, ...keyframeOf(entry), forgot };
  return { ...state, ...anchoredAt(before, state, at, travelHours) };
};

const keyframeOf = ({
  state: { revision, keyframe, deltaWeight },
  delta,
  people,
}: Entry): Pick<SourceState, "keyframe" | "deltaWeight"> => {
  // Nobody changed. A first snapshot of nobody still is a list: an empty keyframe, without a record of its own.
  if (delta === null) return { keyframe: keyframe ?? revision, deltaWeight };
  const weight = deltaWeight + weightOf(delta);
  const outweighed = weight > Math.max(SMALLEST_KEYFRAME, people.size);
  return keyframe === null || outweighed
    ? { keyframe: revision, deltaWeight: 0 }
    : { keyframe, deltaWeight: weight };
};

/** Mostly a session changes with its report; after a gap sessions change alone. */
const weightOf = ({ upserts, removals, running, gone }: DeltaRecord): number =>
  Math.max(upserts.length + removals.length, running.length + gone.length);
