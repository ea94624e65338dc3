import {
  type Feed,
  FROM_THE_START,
  type Resume,
} from "../connectors/connector.ts";
import { type Connection } from "../domain/connection.ts";
import { type ConnectionEvent, step } from "../domain/connection-step.ts";
import type { Failure } from "../domain/failure.ts";
import { HOUR, SECOND } from "../domain/instant.ts";
import type { Observation } from "../domain/observation.ts";
import type { Sort } from "../domain/view.ts";
import { type Result, fail, ok, unreachable } from "../domain/result.ts";
import { type Applied, applyObservation } from "../domain/roster.ts";
import {
  DEFAULT_LIMITS,
  DEFAULT_REFRESH_MS,
  type SourceRecord,
} from "../domain/source.ts";
import { writeConnection } from "../storage/connections.ts";
import type { Database } from "../storage/database.ts";
import { writeEntry } from "../storage/journal.ts";
import type { Io } from "../transport/io.ts";
import { firstScreenOf } from "./first-screen.ts";
import { type RunnerState, sourceStateOf } from "./runner-state.ts";

export interface RunnerDeps {
  readonly io: Io;
  readonly db: Database;
  /** The sort that the next page to open will show. */
  readonly sort: () => Sort;
  /** Called after everything that a page or the badge could want to know. */
  readonly onChange: (runner: FeedRunner) => void;
}

/** Carries the wire of one source: events in, effects out, observations to the disk. Decides nothing itself. */
export interface FeedRunner {
  readonly source: SourceRecord;
  readonly state: () => RunnerState;
  readonly dispatch: (event: ConnectionEvent) => void;
  /** Stops for good; what is still under way is dropped. */
  readonly stop: () => void;
  /** Resolves when nothing is under way. */
  readonly settled: () => Promise<void>;
}

/** The platform is asked again what it is after this. */
const INFO_HOLDS_MS = HOUR;
/** The first screen is made anew at most this often: it walks the whole list. */
const FIRST_SCREEN_EVERY_MS = 15 * SECOND;

export const createFeedRunner = (
  source: SourceRecord,
  feed: Feed,
  initial: RunnerState,
  deps: RunnerDeps,
): FeedRunner => {
  const { io, db } = deps;
  let state = initial;
  let asking: AbortController | null = null;
  let firstScreenAt = -FIRST_SCREEN_EVERY_MS;
  let work: Promise<unknown> = Promise.resolve();
  const stopped = new AbortController();

  const record = (connection: Connection) => ({
    source: source.id,
    generation: source.generation,
    connection,
  });

  const dispatch = (event: ConnectionEvent): void => {
    if (stopped.signal.aborted) return;
    const before = state.connection;
    const { connection, effects } = step(before, event, {
      now: io.now(),
      random: io.random(),
    });
    state = { ...state, connection };
    for (const effect of effects) {
      if (effect.kind === "abort") asking?.abort();
      else startAsking();
    }
    if (connection === before) return;
    // An answer's own transaction has written the connection already.
    if (event.kind !== "answered")
      work = Promise.all([work, writeConnection(db, record(connection))]);
    deps.onChange(runner);
  };

  const startAsking = (): void => {
    const controller = new AbortController();
    asking = controller;
    const signal = AbortSignal.any([controller.signal, stopped.signal]);
    work = Promise.all([work, ask(signal)]);
  };

  const ask = async (signal: AbortSignal): Promise<void> => {
    const failure =
      (await permitted()) ??
      (await informed(signal)) ??
      (await observed(signal));
    if (failure !== null && !signal.aborted)
      dispatch({ kind: "failed", failure });
  };

  /** Before anything is sent: without the permission the browser would send a preflight that the platform sees. */
  const permitted = async (): Promise<Failure | null> => {
    const { origin } = new URL(source.address);
    return (await io.allowed(origin))
      ? null
      : { code: "permission_missing", origin };
  };

  const informed = async (signal: AbortSignal): Promise<Failure | null> => {
    const { info, infoAt } = state;
    if (
      info !== null &&
      infoAt !== null &&
      Math.abs(io.now() - infoAt) < INFO_HOLDS_MS
    )
      return null;
    const described = await feed.describe(signal);
    if (!described.ok) return described.failure;
    state = { ...state, info: described.value, infoAt: io.now() };
    return null;
  };

  const observed = async (signal: AbortSignal): Promise<Failure | null> => {
    const { roster, mark } = state;
    // A full list that just became empty is asked for again, whole: "same as before" would not confirm it.
    const resume = {
      position: roster.position,
      mark: roster.emptyUnconfirmed ? null : mark,
    };
    const outcome = await follow(resume, signal);
    if (outcome !== "doubt") return outcome;
    const whole = await follow(FROM_THE_START, signal);
    return whole === "doubt"
      ? { code: "bad_data", what: "mixed_snapshot" }
      : whole;
  };

  /** Reads a feed to its end. `doubt`: what it says cannot be put on what is known. */
  const follow = async (
    resume: Resume,
    signal: AbortSignal,
  ): Promise<Failure | "doubt" | null> => {
    for await (const reading of feed.observations(resume, signal)) {
      if (signal.aborted) return null;
      if (!reading.ok) return reading.failure;
      const taken = await take(reading.value);
      if (!taken.ok) return taken.failure;
      if (taken.value === "doubt") return "doubt";
    }
    return null;
  };

  const take = async (
    observation: Observation,
  ): Promise<Result<"taken" | "doubt", Failure>> => {
    const applied = applyObservation(state.roster, observation);
    switch (applied.outcome) {
      case "doubt":
        return ok("doubt");
      case "ignored":
        return fail({ code: "bad_data", what: "old_copy" });
      case "unconfirmed":
      case "applied":
        return commit(applied, observation);
      default:
        return unreachable(applied);
    }
  };

  /** One observation, one transaction; memory follows the disk, never the other way. */
  const commit = async (
    applied: Exclude<Applied, { outcome: "doubt" | "ignored" }>,
    { serverTime, mark }: Observation,
  ): Promise<Result<"taken", Failure>> => {
    const now = io.now();
    const { roster } = applied;
    const refreshMs = state.info?.refreshMs ?? DEFAULT_REFRESH_MS;
    const answered: ConnectionEvent = { kind: "answered", refreshMs };
    const { connection } = step(state.connection, answered, {
      now,
      random: io.random(),
    });
    const next: RunnerState = { ...state, roster, mark };
    const changedSomebody =
      applied.outcome === "applied" &&
      roster.revision !== state.roster.revision;
    const screenDue =
      changedSomebody && Math.abs(now - firstScreenAt) >= FIRST_SCREEN_EVERY_MS;
    const limits = state.info?.limits ?? DEFAULT_LIMITS;
    const written = await writeEntry(db, {
      state: sourceStateOf(source, next, serverTime, now),
      connection: record(connection),
      delta: changedSomebody
        ? {
            source: source.id,
            revision: roster.revision,
            serverTime,
            upserts: applied.upserts,
            removals: applied.removals,
          }
        : null,
      people: roster.people,
      firstScreen: screenDue
        ? firstScreenOf(source.id, roster, deps.sort(), serverTime, limits)
        : null,
    });
    if (!written.ok) return written;
    // The settings became newer meanwhile: this runner is being replaced, and nothing was written.
    if (written.value === null || stopped.signal.aborted) return ok("taken");
    const { keyframe, deltaWeight } = written.value;
    state = { ...next, connection: state.connection, keyframe, deltaWeight };
    if (screenDue) firstScreenAt = now;
    dispatch(answered);
    return ok("taken");
  };

  const runner: FeedRunner = {
    source,
    state: () => state,
    dispatch,
    stop: () => stopped.abort(),
    settled: async () => {
      let seen: Promise<unknown> | null = null;
      while (seen !== work) {
        seen = work;
        await seen;
      }
    },
  };
  return runner;
};
