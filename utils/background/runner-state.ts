import { type Connection, NEW_CONNECTION } from "../domain/connection.ts";
import type { Failure } from "../domain/failure.ts";
import type { Instant, LocalInstant } from "../domain/instant.ts";
import { type Result, ok } from "../domain/result.ts";
import { EMPTY_ROSTER, type Roster } from "../domain/roster.ts";
import type { PlatformInfo, SourceRecord } from "../domain/source.ts";
import { readConnection } from "../storage/connections.ts";
import type { Database } from "../storage/database.ts";
import { readPeople } from "../storage/journal.ts";
import type { ConnectionRecord, SourceState } from "../storage/records.ts";

/** What a runner holds in memory of one source; all of it is on the disk as well. */
export interface RunnerState {
  readonly connection: Connection;
  readonly roster: Roster;
  readonly info: PlatformInfo | null;
  readonly infoAt: LocalInstant | null;
  readonly mark: string | null;
  /** As the disk has them: where the journal's newest keyframe is, and what the deltas after it weigh. */
  readonly keyframe: number | null;
  readonly deltaWeight: number;
}

export const NEW_STATE: RunnerState = {
  connection: NEW_CONNECTION,
  roster: EMPTY_ROSTER,
  info: null,
  infoAt: null,
  mark: null,
  keyframe: null,
  deltaWeight: 0,
};

/** What an earlier worker left of a source, as far as it holds under the settings of now. */
export const loadRunnerState = async (
  db: Database,
  source: SourceRecord,
): Promise<Result<RunnerState, Failure>> => {
  const kept = await readConnection(db, source.id);
  if (!kept.ok) return kept;
  const people = await readPeople(db, source.id);
  if (!people.ok) return people;
  const connection = connectionOf(source, kept.value);
  if (people.value === null) return ok({ ...NEW_STATE, connection });
  const { state, people: list } = people.value;
  const {
    revision,
    position,
    serverTime,
    tally,
    emptyUnconfirmed,
    info,
    infoAt,
    mark,
    keyframe,
    deltaWeight,
  } = state;
  const roster: Roster = {
    revision,
    position,
    serverTime,
    people: list,
    tally,
    emptyUnconfirmed,
  };
  const same = state.generation === source.generation;
  return ok({
    connection,
    roster,
    info,
    infoAt: same ? infoAt : null,
    mark: same ? mark : null,
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
  if (kept.generation === source.generation) return kept.connection;
  const { lastGoodAt } = kept.connection;
  return { ...NEW_CONNECTION, lastGoodAt };
};

/** The record of a state, as an observation leaves it. */
export const sourceStateOf = (
  source: SourceRecord,
  { roster, info, infoAt, mark, keyframe, deltaWeight }: RunnerState,
  serverTime: Instant | null,
  receivedAt: LocalInstant | null,
): SourceState => ({
  source: source.id,
  generation: source.generation,
  revision: roster.revision,
  keyframe,
  deltaWeight,
  position: roster.position,
  mark,
  serverTime,
  receivedAt,
  tally: roster.tally,
  emptyUnconfirmed: roster.emptyUnconfirmed,
  info,
  infoAt,
});
