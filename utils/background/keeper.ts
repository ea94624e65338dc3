import { type ConnectionEvent, step } from "../domain/connection-step.ts";
import type { Failure } from "../domain/failure.ts";
import { type Instant, type LocalInstant, SECOND } from "../domain/instant.ts";
import type { Observation } from "../domain/observation.ts";
import {
  type Knowledge,
  type Observed,
  nextObservation,
  observe,
} from "../domain/observe.ts";
import { createNaming } from "../domain/page-name.ts";
import { type Result, ok } from "../domain/result.ts";
import { type SourceRecord, limitsOf } from "../domain/source.ts";
import { deltaOf } from "../storage/delta.ts";
import { writeWithRoom } from "../storage/make-room.ts";
import type { RecordedLines } from "../storage/recordings.ts";
import { writeStreamMark } from "../storage/stream-mark.ts";
import type { RunnerDeps } from "./feed-runner.ts";
import { firstScreenOf } from "./first-screen.ts";
import { missedSince, sightingOf } from "./watch-sighting.ts";
import { type Recorder, createRecorder } from "./recorder.ts";
import { type RunnerState, sourceStateOf } from "./runner-state.ts";

/** `old`: it was known already. `doubt`: it cannot be put on what is known; a whole list is needed. */
export type Taken = "taken" | "old" | "doubt";

/** Puts observations on what is known, one at a time, each in one transaction; memory follows the disk. */
export interface Keeper {
  readonly take: (
    observation: Observation,
    event: ConnectionEvent,
    signal: AbortSignal,
  ) => Promise<Result<Taken, Failure>>;
  /** Does something of the recording between two observations. */
  readonly record: <Value>(
    work: (recorder: Recorder) => Promise<Value>,
  ) => Promise<Value>;
}

export interface KeptState {
  readonly state: () => RunnerState;
  readonly adopt: (next: RunnerState) => void;
  /** How many are online in what is being written; null: nothing is being written. */
  readonly foresee: (online: number | null) => void;
}

/** The first screen is made anew at most this often: it walks the whole list. */
const FIRST_SCREEN_EVERY_MS = 15 * SECOND;
/** Where a stream only beats, the disk is written this often; until then the mark in the browser's memory has it. */
const WRITE_BEAT_EVERY_MS = 30 * SECOND;

export const createKeeper = (
  source: SourceRecord,
  { io, db, sort, onFired }: RunnerDeps,
  { state, adopt, foresee }: KeptState,
): Keeper => {
  let firstScreenAt = -FIRST_SCREEN_EVERY_MS;
  let writtenAt = -WRITE_BEAT_EVERY_MS;
  let last: Promise<unknown> = Promise.resolve();
  const nameOf = createNaming(source.pages?.rules ?? []);
  const recorder = createRecorder(source, { io, db }, state().recording);

  /** One after the other: what a wire that was given up still brings must not meet what the next one brings. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work);
    last = done.catch(() => null);
    return done;
  };

  const take: Keeper["take"] = (observation, event, signal) =>
    inTurn(() => takeAll(observation, event, signal));

  const takeAll = async (
    observation: Observation,
    event: ConnectionEvent,
    signal: AbortSignal,
  ): Promise<Result<Taken, Failure>> => {
    let next: Observation | null = observation;
    let taken: Taken = "old";
    while (next !== null && !signal.aborted) {
      const seen = observe(state().knowledge, next, rules());
      if (seen.outcome === "doubt")
        adopt({ ...state(), knowledge: seen.knowledge });
      if (seen.outcome === "doubt" || seen.outcome === "ignored") {
        if (next === observation) await recorder.note(observation);
        return ok(seen.outcome === "doubt" ? "doubt" : taken);
      }
      // What waited for this one has been recorded when it came.
      const recorded = next === observation ? recorder.lineOf(next) : null;
      const kept = await keep(seen, next, event, recorded);
      if (!kept.ok) return kept;
      taken = "taken";
      next = nextObservation(state().knowledge);
    }
    return ok(taken);
  };

  const rules = () => ({
    intervalMs: state().connection.intervalMs,
    idleAfterMs: limits().idleAfterMs,
    awayAfterMs: limits().awayAfterMs,
  });

  const limits = () => limitsOf(source, state().info);

  const keep = async (
    seen: Exclude<Observed, { outcome: "doubt" | "ignored" }>,
    observation: Observation,
    event: ConnectionEvent,
    recorded: RecordedLines | null,
  ): Promise<Result<null, Failure>> => {
    const now = io.now();
    const before = state();
    const { knowledge } = seen;
    const { serverTime, mark } = observation;
    const missedAt = missedSince(before, seen, observation, now);
    const next: RunnerState = {
      ...before,
      knowledge,
      mark,
      serverTime,
      receivedAt: now,
      missedAt,
    };
    const isHeard = event.kind === "heard";
    const isQuiet =
      knowledge.roster.revision === before.knowledge.roster.revision;
    const mayWait = isQuiet && isHeard && recorded === null;
    if (mayWait && !isDue(writtenAt, WRITE_BEAT_EVERY_MS, now)) {
      adopt(next);
      remember(knowledge, serverTime, now);
      return ok(null);
    }
    const isScreenDue =
      !isQuiet && isDue(firstScreenAt, FIRST_SCREEN_EVERY_MS, now);
    const { connection } = step(before.connection, event, {
      now,
      random: io.random(),
    });
    const watched = seen.outcome === "applied" ? seen.watched : null;
    foresee(knowledge.roster.tally.online);
    const written = await writeWithRoom(db, {
      state: sourceStateOf(source, next),
      connection: {
        source: source.id,
        generation: source.generation,
        connection,
      },
      delta:
        seen.outcome === "applied"
          ? deltaOf(source.id, serverTime, before.knowledge, seen)
          : null,
      people: knowledge.roster.people,
      sessions: knowledge.sessions,
      finished: watched?.finished ?? [],
      endedSpan: watched?.endedSpan ?? null,
      firstScreen: isScreenDue
        ? firstScreenOf(source, knowledge, sort(), serverTime, limits())
        : null,
      recorded,
      sighting: sightingOf(before, missedAt, seen, limits(), nameOf, now),
    });
    foresee(null);
    if (!written.ok) return written;
    // Null: the settings became newer meanwhile. This runner is being replaced, and nothing was written.
    if (written.value === null) return ok(null);
    const { keyframe, deltaWeight } = written.value.state;
    adopt({ ...next, keyframe, deltaWeight });
    if (recorded !== null) recorder.adopt(recorded);
    writtenAt = now;
    if (isScreenDue) firstScreenAt = now;
    if (isHeard) remember(knowledge, serverTime, now);
    if (written.value.fired) onFired?.();
    return ok(null);
  };

  const remember = (
    { roster: { position } }: Knowledge,
    serverTime: Instant,
    heardAt: LocalInstant,
  ): void => {
    const { generation } = source;
    if (position !== null)
      void writeStreamMark(source.id, {
        generation,
        position,
        serverTime,
        heardAt,
      });
  };

  return { take, record: (work) => inTurn(() => work(recorder)) };
};

/** A clock that went back makes everything due. */
const isDue = (at: number, everyMs: number, now: LocalInstant): boolean =>
  Math.abs(now - at) >= everyMs;
