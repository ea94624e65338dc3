import type { Observation } from "../domain/observation.ts";
import { samePosition } from "../domain/observation.ts";
import { observe } from "../domain/observe.ts";
import { type SourceRecord, limitsOf } from "../domain/source.ts";
import type { StreamMark } from "../storage/stream-mark.ts";
import type { RunnerState } from "./runner-state.ts";

/**
 * The state with what the worker before heard after it last wrote to the disk: that all were still there. A mark of
 * another position says nothing; one that would change a session is left to the next observation, which is written.
 */
export const withStreamMark = (
  source: SourceRecord,
  state: RunnerState,
  mark: StreamMark | null,
): RunnerState => {
  const { connection, knowledge, info } = state;
  if (mark === null || !samePosition(mark.position, knowledge.roster.position))
    return state;
  const { position, serverTime, heardAt } = mark;
  const beat: Observation = {
    kind: "heartbeat",
    position,
    serverTime,
    mark: null,
  };
  const { idleAfterMs, awayAfterMs } = limitsOf(source, info);
  const seen = observe(knowledge, beat, {
    intervalMs: connection.intervalMs,
    idleAfterMs,
    awayAfterMs,
  });
  const isQuiet =
    seen.outcome === "applied" &&
    seen.roster.revision === knowledge.roster.revision;
  if (!isQuiet || heardAt <= (connection.lastGoodAt ?? 0)) return state;
  return {
    ...state,
    knowledge: seen.knowledge,
    connection: { ...connection, lastGoodAt: heardAt },
  };
};
