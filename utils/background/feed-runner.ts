import type { Feed, HistoryFeed } from "../connectors/connector.ts";
import { type Connection, isAskingOnly } from "../domain/connection.ts";
import {
  type ConnectionEvent,
  type Effect,
  step,
} from "../domain/connection-step.ts";
import { observedAt } from "../domain/coverage.ts";
import { MINUTE } from "../domain/instant.ts";
import type { Knowledge } from "../domain/observe.ts";
import { unreachable } from "../domain/result.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Sort } from "../domain/view.ts";
import { writeConnection } from "../storage/connections.ts";
import type { Database } from "../storage/database.ts";
import { keepUpPast } from "../storage/time-travel-keeping.ts";
import { keepUp } from "../storage/upkeep.ts";
import type { Io } from "../transport/io.ts";
import { ask } from "./asking.ts";
import { createKeeper } from "./keeper.ts";
import { listen } from "./listening.ts";
import type { Recorder } from "./recorder.ts";
import type { RunnerState } from "./runner-state.ts";
import type { Wire } from "./wire.ts";

export interface RunnerDeps {
  readonly io: Io;
  readonly db: Database;
  /** The sort that the next page to open will show. */
  readonly sort: () => Sort;
  /**
   * Called after everything that a page or the badge could want to know.
   * @param isShown false: what pages show of it is the same
   */
  readonly onChange: (runner: FeedRunner, isShown: boolean) => void;
  /** Called when the number of people online became another, before that is on the disk: a badge need not wait for it. */
  readonly onCount: () => void;
  /** Called when a watch fired: there is a notice on the disk to tell. */
  readonly onFired?: () => void;
}

/** Carries the wire of one source: events in, effects out, observations to the disk. Decides nothing itself. */
export interface FeedRunner {
  readonly source: SourceRecord;
  /** Null: this connector knows none. */
  readonly history: HistoryFeed | null;
  readonly state: () => RunnerState;
  /** People online, as the newest observation has it. */
  readonly online: () => number;
  readonly dispatch: (event: ConnectionEvent) => void;
  /** Does something of the recording, between two observations. */
  readonly record: <Value>(
    work: (recorder: Recorder, known: Knowledge) => Promise<Value>,
  ) => Promise<Value>;
  /** Stops for good; what is still under way is dropped. */
  readonly stop: () => void;
  /** Aborts with it: for whatever else asks the platform on its behalf. */
  readonly stopped: AbortSignal;
  /** Resolves when nothing is under way but an open stream. */
  readonly settled: () => Promise<void>;
}

/** How often the disk is asked whether packing and purging are due. */
const LOOK_AFTER_DISK_MS = 10 * MINUTE;

export const createFeedRunner = (
  source: SourceRecord,
  feed: Feed,
  initial: RunnerState,
  deps: RunnerDeps,
): FeedRunner => {
  const { io, db } = deps;
  let state = initial;
  let counting: number | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let wire: AbortController | null = null;
  /** The reading of a list that has not come to its end. */
  let reading: AbortSignal | null = null;
  let work: Promise<unknown> = Promise.resolve();
  const stopped = new AbortController();

  const dispatch = (told: ConnectionEvent): void => {
    if (stopped.signal.aborted) return;
    const event: ConnectionEvent =
      told.kind === "woke" && reading !== null ? { kind: "underWay" } : told;
    const before = state.connection;
    const { connection, effects } = step(before, event, {
      now: io.now(),
      random: io.random(),
    });
    state = { ...state, connection };
    for (const effect of effects) carryOut(effect);
    if (event.kind === "failed" || event.kind === "streamLost")
      work = Promise.all([work, keeper.record((one) => one.noteLoss())]);
    if (connection === before) return;
    // What was observed has been written with its own transaction, or need not be.
    if (event.kind !== "answered" && event.kind !== "heard")
      work = Promise.all([work, keepConnection(connection)]);
    else work = Promise.all([work, keepUpSometimes()]);
    deps.onChange(runner, !isAskingOnly(before, connection));
  };

  const keepConnection = (connection: Connection): Promise<unknown> =>
    writeConnection(db, {
      source: source.id,
      generation: source.generation,
      connection,
    });

  /** Packs and purges. Whether that is due is decided by what the disk says of the last time. */
  const keepUpSometimes = async (): Promise<void> => {
    const now = io.now();
    if (Math.abs(now - lookedAt) < LOOK_AFTER_DISK_MS) return;
    lookedAt = now;
    const { sessions, clock } = state.knowledge;
    const watermark = observedAt(sessions.coverage);
    // What fails now is done the next time.
    await keepUp(db, source, watermark, now, clock);
    if (watermark === null) return;
    await keepUpPast(db, source, watermark, now, clock);
  };

  const carryOut = ({ kind }: Effect): void => {
    switch (kind) {
      case "abort":
        wire?.abort();
        return;
      case "ask":
        work = Promise.all([work, read(newWire())]);
        return;
      case "listen":
        void listen(wiring, newWire());
        return;
      default:
        unreachable(kind);
    }
  };

  const read = async (signal: AbortSignal): Promise<void> => {
    reading = signal;
    await ask(wiring, signal);
    if (reading === signal) reading = null;
  };

  /** Only the newest wire is heard: what an older one still says belongs to what was before (E25). */
  const newWire = (): AbortSignal => {
    wire?.abort();
    wire = new AbortController();
    return AbortSignal.any([wire.signal, stopped.signal]);
  };

  const keeper = createKeeper(source, deps, {
    state: () => state,
    foresee: (online) => {
      counting = online;
      if (online !== null && online !== state.knowledge.roster.tally.online)
        deps.onCount();
    },
    adopt: (next) => {
      // What the connection and the platform's description became meanwhile stays.
      const { connection, info, infoAt } = state;
      state = { ...next, connection, info, infoAt };
    },
  });

  const wiring: Wire = {
    source,
    feed,
    io,
    keeper,
    state: () => state,
    learn: (info) => {
      state = { ...state, info, infoAt: io.now() };
    },
    dispatch,
  };

  const runner: FeedRunner = {
    source,
    history: feed.history ?? null,
    state: () => state,
    online: () => counting ?? state.knowledge.roster.tally.online,
    dispatch,
    record: (work) =>
      keeper.record((recorder) => work(recorder, state.knowledge)),
    stop: () => stopped.abort(),
    stopped: stopped.signal,
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
