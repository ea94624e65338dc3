import {
  type Connection,
  NEW_CONNECTION,
  type Phase,
} from "../domain/connection.ts";
import type { Failure } from "../domain/failure.ts";
import type { Instant, LocalInstant } from "../domain/instant.ts";
import { type Knowledge, NO_KNOWLEDGE } from "../domain/observe.ts";
import { type Result, ok } from "../domain/result.ts";
import type { PlatformInfo, SourceRecord } from "../domain/source.ts";
import { readConnection } from "../storage/connections.ts";
import type { Database } from "../storage/database.ts";
import { readKnowledge } from "../storage/knowledge.ts";
import { readRecording } from "../storage/recordings.ts";
import type {
  ConnectionRecord,
  RecordingRecord,
  SourceState,
} from "../storage/records.ts";
import { watchOf } from "../storage/watch-state.ts";

/** What a runner holds in memory of one source; all of it is on the disk as well. */
export interface RunnerState {
  readonly connection: Connection;
  readonly knowledge: Knowledge;
  readonly info: PlatformInfo | null;
  readonly infoAt: LocalInstant | null;
  readonly mark: string | null;
  /** The platform's clock at the last good observation, and ours when it came. */
  readonly serverTime: Instant | null;
  readonly receivedAt: LocalInstant | null;
  /** Since when a stream tells what happened during a gap of ours; null: it tells of now. */
  readonly missedAt: LocalInstant | null;
  /** As the disk has them: where the journal's newest keyframe is, and what the deltas after it weigh. */
  readonly keyframe: number | null;
  readonly deltaWeight: number;
  /** What was being recorded when the runner began. */
  readonly recording: RecordingRecord | null;
}

export const NEW_STATE: RunnerState = {
  connection: NEW_CONNECTION,
  knowledge: NO_KNOWLEDGE,
  info: null,
  infoAt: null,
  mark: null,
  serverTime: null,
  receivedAt: null,
  missedAt: null,
  keyframe: null,
  deltaWeight: 0,
  recording: null,
};

/** What an earlier worker left of a source, as far as it holds under the settings of now. */
export const loadRunnerState = async (
  db: Database,
  source: SourceRecord,
): Promise<Result<RunnerState, Failure>> => {
  const kept = await readConnection(db, source.id);
  if (!kept.ok) return kept;
  const known = await readKnowledge(db, source.id);
  if (!known.ok) return known;
  const recording = await readRecording(db, source.id);
  if (!recording.ok) return recording;
  const fresh: RunnerState = {
    ...NEW_STATE,
    connection: connectionOf(source, kept.value),
    recording: recording.value,
  };
  if (known.value === null) return ok(fresh);
  const { state, knowledge } = known.value;
  const { info, infoAt, mark, serverTime, receivedAt, keyframe, deltaWeight } =
    state;
  const same = state.generation === source.generation;
  return ok({
    ...fresh,
    knowledge,
    info,
    infoAt: same ? infoAt : null,
    mark: same ? mark : null,
    serverTime,
    receivedAt,
    missedAt: state.missedAt ?? null,
    keyframe,
    deltaWeight,
  });
};

/**
 * Newer settings begin anew: what blocked, delayed or paused the older ones says nothing of these. Only how old the list
 * is stays true.
 */
const connectionOf = (
  source: SourceRecord,
  kept: ConnectionRecord | null,
): Connection => {
  if (kept === null) return NEW_CONNECTION;
  if (kept.generation === source.generation)
    return isOver(kept.connection.phase, source)
      ? { ...kept.connection, phase: { kind: "idle" } }
      : kept.connection;
  const { lastGoodAt } = kept.connection;
  return { ...NEW_CONNECTION, lastGoodAt };
};

/**
 * What a worker that ended in this moment would have been told: that the pause is over, which the settings say first, or
 * that a permission was given. Whether it was is looked up before anything is sent.
 */
const isOver = (phase: Phase, { paused }: SourceRecord): boolean =>
  (phase.kind === "paused" && !paused) ||
  (phase.kind === "blocked" && phase.failure.code === "permission_missing");

/** The record of a state, as an observation leaves it. */
export const sourceStateOf = (
  source: SourceRecord,
  state: RunnerState,
): SourceState => {
  const { knowledge, info, infoAt, mark, keyframe, deltaWeight } = state;
  const { revision, position, tally, emptyUnconfirmed } = knowledge.roster;
  return {
    source: source.id,
    generation: source.generation,
    revision,
    keyframe,
    deltaWeight,
    forgot: null,
    position,
    mark,
    serverTime: state.serverTime,
    receivedAt: state.receivedAt,
    missedAt: state.missedAt,
    tally,
    emptyUnconfirmed,
    info,
    infoAt,
    watch: watchOf(knowledge),
  };
};
