import { feedOf, lacksSecret, secretOriginOf } from "../connectors/registry.ts";
import { type ConnectionEvent } from "../domain/connection-step.ts";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { type LocalInstant, localInstant } from "../domain/instant.ts";
import type { Knowledge } from "../domain/observe.ts";
import {
  DEFAULT_PREFERENCES,
  type Preferences,
} from "../domain/preferences.ts";
import { type Result, ok } from "../domain/result.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { ChangeNotice } from "../messaging/changes.ts";
import type { Database } from "../storage/database.ts";
import { readToken } from "../storage/secrets.ts";
import { forgetStreamMark, readStreamMark } from "../storage/stream-mark.ts";
import { readPreferences, readSources } from "../storage/settings.ts";
import type { Io } from "../transport/io.ts";
import type { BadgeSubject } from "./badge-view.ts";
import { type FeedRunner, createFeedRunner } from "./feed-runner.ts";
import { subjectOf, wakesOf } from "./overview.ts";
import type { Recorder } from "./recorder.ts";
import type { PolicyDesk } from "./policy-desk.ts";
import { loadRunnerState } from "./runner-state.ts";
import { withStreamMark } from "./stream-resume.ts";
import type { WakeUp } from "./wake-up.ts";

export interface SupervisorDeps {
  readonly io: Io;
  readonly db: Database;
  readonly announce: (notice: ChangeNotice) => void;
  readonly showBadge: (
    subject: BadgeSubject,
    now: LocalInstant,
  ) => Promise<void>;
  readonly wakeUp: WakeUp;
  readonly managed: Pick<PolicyDesk, "names" | "tokenOf">;
  /** Called when a watch fired, and whenever something new is known. */
  readonly onFired: () => void;
  readonly onNews: () => void;
}

/** Keeps a runner for each source, and wakes it when it is due. */
export interface Supervisor {
  /** Takes up what an earlier worker left. Everything else waits for it. */
  readonly start: () => Promise<void>;
  /** Tells one source, or all of them, and carries out what follows. */
  readonly tell: (event: ConnectionEvent, source?: SourceId) => void;
  readonly setWatched: (watched: boolean) => void;
  /** Ends everything, and resolves when nothing is under way any more; `start` takes up what is there then. */
  readonly stopAll: () => Promise<void>;
  /** Takes a source up anew, after its settings changed; also one that is gone. */
  readonly reload: (source: SourceId) => Promise<void>;
  readonly preferences: () => Preferences;
  readonly setPreferences: (preferences: Preferences) => void;
  /** Does something of a source's recording. */
  readonly record: (
    source: SourceId,
    work: (
      recorder: Recorder,
      known: Knowledge,
    ) => Promise<Result<null, Failure>>,
  ) => Promise<Result<null, Failure>>;
  /** All that is connected, as it stands now. */
  readonly runners: () => readonly FeedRunner[];
  readonly runner: (source: SourceId) => FeedRunner | undefined;
  readonly settled: () => Promise<void>;
}

export const createSupervisor = (deps: SupervisorDeps): Supervisor => {
  const { io, db } = deps;
  const runners = new Map<SourceId, FeedRunner>();
  let broken: Failure | null = null;
  let watched = false;
  let preferences = DEFAULT_PREFERENCES;

  const load = async (source: SourceRecord): Promise<void> => {
    // What a policy brought is asked only while the policy says so.
    if (source.managed !== undefined && !deps.managed.names(source)) return;
    const token = source.managed?.hasToken
      ? ok(deps.managed.tokenOf(source.id))
      : await readToken(db, source.id, secretOriginOf(source));
    const state = await loadRunnerState(db, source);
    if (!token.ok || !state.ok) {
      broken = token.ok ? (state.ok ? null : state.failure) : token.failure;
      return;
    }
    const feed = feedOf(io, source, token.value);
    const mark = await readStreamMark(source.id, source.generation);
    const initial = withStreamMark(source, state.value, mark);
    const runner = createFeedRunner(source, feed, initial, {
      io,
      db,
      sort: () => preferences.popup.sort,
      onChange,
      onCount: showBadge,
      onFired: deps.onFired,
    });
    runners.set(source.id, runner);
    runner.dispatch({ kind: "restarted" });
    if (source.paused) runner.dispatch({ kind: "pause" });
    if (watched) runner.dispatch({ kind: "watched", watched });
    if (!source.paused && lacksSecret(source, token.value))
      runner.dispatch({
        kind: "failed",
        failure: { code: "auth_required", reason: "missing" },
      });
    runner.dispatch({ kind: "woke" });
  };

  const onChange = (runner: FeedRunner, isShown: boolean): void => {
    const { revision } = runner.state().knowledge.roster;
    if (isShown) deps.announce({ source: runner.source.id, revision });
    look();
    deps.onNews();
  };

  const all = (): readonly FeedRunner[] => [...runners.values()];

  const showBadge = (now = io.now()): void =>
    void deps.showBadge(subjectOf(all(), broken, now, preferences.shown), now);

  /** Shows the badge and sets the alarm, from what stands now. */
  const look = (): void => {
    const now = io.now();
    showBadge(now);
    const dues = all().flatMap((runner) => wakesOf(runner, now));
    deps.wakeUp.at(
      dues.length === 0 ? null : localInstant(Math.min(...dues)),
      now,
    );
  };

  const start = async (): Promise<void> => {
    const kept = await readPreferences(db);
    if (kept.ok) preferences = kept.value;
    const sources = await readSources(db);
    if (sources.ok) for (const source of sources.value) await load(source);
    else broken = sources.failure;
    look();
  };

  const stopAll = async (): Promise<void> => {
    const stopped = all();
    for (const runner of stopped) runner.stop();
    await Promise.all(stopped.map((runner) => runner.settled()));
    runners.clear();
    broken = null;
  };

  const reload = async (id: SourceId): Promise<void> => {
    runners.get(id)?.stop();
    await runners.get(id)?.settled();
    runners.delete(id);
    const sources = await readSources(db);
    const source = sources.ok
      ? sources.value.find((other) => other.id === id)
      : undefined;
    if (source === undefined) await forgetStreamMark(id);
    else await load(source);
    deps.announce({ source: null, revision: 0 });
    look();
  };

  return {
    start,
    stopAll,
    reload,
    tell: (event, source) => {
      for (const runner of runners.values())
        if (source === undefined || runner.source.id === source)
          runner.dispatch(event);
      look();
    },
    setWatched: (now) => {
      watched = now;
      for (const runner of runners.values()) {
        runner.dispatch({ kind: "watched", watched });
        runner.dispatch({ kind: "woke" });
      }
    },
    preferences: () => preferences,
    setPreferences: (chosen) => {
      preferences = chosen;
      showBadge();
      deps.announce({ source: null, revision: 0 });
    },
    record: async (id, work) => {
      const kept = await runners.get(id)?.record(work);
      deps.announce({ source: null, revision: 0 });
      return kept ?? ok(null);
    },
    runners: all,
    runner: (id) => runners.get(id),
    settled: async () => {
      for (const runner of runners.values()) await runner.settled();
    },
  };
};
