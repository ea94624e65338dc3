import type { Failure } from "../domain/failure.ts";
import { afterFailure, afterPage, askedNow } from "../domain/import-step.ts";
import { beginImport, goOn } from "../domain/history-import.ts";
import type { SourceId } from "../domain/ids.ts";
import { valueAt } from "../domain/patched-map.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { overOf } from "../domain/told-presence.ts";
import type { Database } from "../storage/database.ts";
import { readImport } from "../storage/import-reading.ts";
import { writeImport } from "../storage/imports.ts";
import type { ImportRecord } from "../storage/records.ts";
import type { Io } from "../transport/io.ts";
import type { FeedRunner } from "./feed-runner.ts";
import { coveredOf, timeToAsk } from "./history-range.ts";
import { refusalOf } from "./refusal.ts";

export interface ImporterDeps {
  readonly io: Io;
  readonly db: Database;
  readonly runner: (source: SourceId) => FeedRunner | undefined;
  /** Called when a part came, and when the fetch stands still. */
  readonly onChange: (source: SourceId) => void;
}

/** Fetches what platforms know of the time in which nobody watched. What it has is on the disk: any worker goes on. */
export interface HistoryImporter {
  /** Begins a fetch, or goes on with one that was stopped or failed. */
  readonly start: (source: SourceId) => Promise<Result<null, Failure>>;
  readonly stop: (source: SourceId) => Promise<Result<null, Failure>>;
  /** Goes on with what an earlier worker left, with what has waited long enough, and with what a pause held. */
  readonly wake: (sources: readonly SourceId[]) => void;
  readonly settled: () => Promise<void>;
}

export const createHistoryImporter = ({
  io,
  db,
  runner: runnerOf,
  onChange,
}: ImporterDeps): HistoryImporter => {
  const active = new Map<
    SourceId,
    { readonly ends: AbortController; readonly done: Promise<void> }
  >();

  /** One a source: each look at a fetch that waits would else leave another behind. */
  const alarms = new Map<SourceId, () => void>();

  const run = (source: SourceId): Promise<void> => {
    const runs = active.get(source);
    if (runs !== undefined) return runs.done;
    const ends = new AbortController();
    const done = goThrough(source, ends.signal).finally(() => {
      if (active.get(source)?.ends === ends) active.delete(source);
    });
    active.set(source, { ends, done });
    return done;
  };

  const goThrough = async (
    source: SourceId,
    signal: AbortSignal,
  ): Promise<void> => {
    alarms.get(source)?.();
    alarms.delete(source);
    const kept = await readImport(db, source);
    let state = kept.ok ? kept.value : null;
    while (state !== null && !signal.aborted && isDue(state)) {
      const runner = runnerOf(source);
      if (runner === undefined || isPaused(runner)) return;
      state = await goOneOn(runner, state, signal);
      onChange(source);
    }
    if (state?.phase.kind !== "waiting" || signal.aborted) return;
    const again = io.after(
      state.phase.until - io.now(),
      () => void run(source),
    );
    alarms.set(source, again);
  };

  /** A platform that is not to be asked is not asked for its past either. */
  const isPaused = (runner: FeedRunner): boolean =>
    runner.state().connection.phase.kind === "paused";

  const isDue = ({ phase }: ImportRecord): boolean =>
    phase.kind === "running" ||
    (phase.kind === "waiting" && phase.until <= io.now());

  /** One answer, and all that follows from it, in one transaction. Null: somebody else decides what comes next. */
  const goOneOn = async (
    runner: FeedRunner,
    state: ImportRecord,
    signal: AbortSignal,
  ): Promise<ImportRecord | null> => {
    const until = AbortSignal.any([signal, runner.stopped]);
    const told = await askOnce(runner, state, until);
    if (until.aborted) return null;
    io.stayAlive();
    const written = told.ok
      ? await writeImport(db, runner.source, state, told.value.next, {
          sessions: told.value.over.flatMap(overOf),
          vouched: told.value.vouched,
          covered: told.value.covered,
          again: state.again,
          hereSince: (person) =>
            valueAt(runner.state().knowledge.sessions.running, person)?.start ??
            null,
        })
      : told;
    if (written.ok) return written.value;
    const failed = afterFailure(state, written.failure, io.now(), io.random());
    const noted = await writeImport(db, runner.source, state, failed);
    return noted.ok ? noted.value : null;
  };

  const askOnce = async (
    { source, history }: FeedRunner,
    state: ImportRecord,
    signal: AbortSignal,
  ) => {
    if (history === null) return fail<Failure>({ code: "not_found" });
    const refused = await refusalOf(io, source);
    if (refused !== null) return fail(refused);
    const page = await history.page(askedNow(state), state.cursor, signal);
    if (!page.ok) return page;
    const step = afterPage(state, page.value);
    return step.ok ? ok({ ...step.value, vouched: page.value.vouched }) : step;
  };

  const start: HistoryImporter["start"] = async (id) => {
    const runner = runnerOf(id);
    const kept = await readImport(db, id);
    if (runner === undefined) return fail({ code: "not_found" });
    if (!kept.ok) return kept;
    const before = kept.value;
    const asked = await timeToAsk(db, runner, io.now());
    if (!asked.ok) return asked;
    const covered = await coveredOf(db, id);
    if (!covered.ok) return covered;
    const next =
      before === null || before.phase.kind === "done"
        ? beginImport(asked.value, covered.value, io.now())
        : goOn(before);
    const written = await writeImport(db, runner.source, null, next);
    if (!written.ok) return written;
    onChange(id);
    void run(id);
    return ok(null);
  };

  /** Lets go of what is under way; on the disk it stays as it is. */
  const halt = async (id: SourceId): Promise<void> => {
    const runs = active.get(id);
    runs?.ends.abort();
    await runs?.done;
    alarms.get(id)?.();
    alarms.delete(id);
  };

  const stop: HistoryImporter["stop"] = async (id) => {
    await halt(id);
    const runner = runnerOf(id);
    const kept = await readImport(db, id);
    if (!kept.ok) return kept;
    if (runner === undefined || kept.value === null) return ok(null);
    const { kind } = kept.value.phase;
    if (kind !== "running" && kind !== "waiting") return ok(null);
    const written = await writeImport(db, runner.source, kept.value, {
      ...kept.value,
      phase: { kind: "stopped" },
    });
    onChange(id);
    return written.ok ? ok(null) : written;
  };

  return {
    start,
    stop,
    wake: (sources) => {
      for (const source of sources) void run(source);
    },
    settled: async () => {
      await Promise.all([...active.values()].map(({ done }) => done));
    },
  };
};
