import { NEW_CONNECTION } from "../../../utils/domain/connection.ts";
import { blockOfFinished } from "../../../utils/domain/analytics/block-of.ts";
import { factsOf } from "../../../utils/domain/analytics/facts.ts";
import type { Span } from "../../../utils/domain/coverage.ts";
import type { Connection } from "../../../utils/domain/connection.ts";
import { endedOf } from "../../../utils/domain/ended-sessions.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import {
  NEW_CLOCK,
  type ServerClock,
} from "../../../utils/domain/server-clock.ts";
import type {
  FinishedSession,
  RunningSession,
} from "../../../utils/domain/session.ts";
import { headlineOf } from "../../../utils/domain/headline.ts";
import {
  type PersonId,
  type SourceId,
  personId,
  sourceId,
} from "../../../utils/domain/ids.ts";
import {
  type Instant,
  type LocalInstant,
  instant,
  later,
  localInstant,
} from "../../../utils/domain/instant.ts";
import type { Note } from "../../../utils/domain/note.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { NO_POLICY } from "../../../utils/domain/policy.ts";
import {
  DEFAULT_PREFERENCES,
  type NoteFormat,
  type Preferences,
  type Surface,
} from "../../../utils/domain/preferences.ts";
import { dayOf } from "../../../utils/domain/retention.ts";
import { fail, ok } from "../../../utils/domain/result.ts";
import {
  DEFAULT_LIMITS,
  type PlatformInfo,
  type SourceRecord,
} from "../../../utils/domain/source.ts";
import { DEFAULT_NOTIFYING } from "../../../utils/domain/quiet-hours.ts";
import { DEFAULT_VIEW } from "../../../utils/domain/view.ts";
import type { WatchRecord } from "../../../utils/domain/watch.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { createPageModels } from "../../../utils/models/page-models.ts";
import type { PagePorts } from "../../../utils/models/page-ports.ts";
import type { Dismissed } from "../../../utils/models/stuck-model.ts";
import type { Reader, SourceGlance } from "../../../utils/storage/reader.ts";
import { putRunning, runningPut } from "../../../utils/storage/running-put.ts";
import { NO_WATCH } from "../../../utils/storage/watch-state.ts";
import type {
  DeltaRecord,
  ImportRecord,
} from "../../../utils/storage/records.ts";
import { NOON } from "../../support/builders.ts";

// A page imports them late; a test may be over before they are read for the first time.
import "../../../utils/models/sessions-model.ts";
import "../../../utils/models/stuck-model.ts";

/*
 * A page without a browser: a disk in memory that the test writes as the worker would, and a clock that the test moves.
 * The machine's clock is an hour behind the platform's, so that a mix-up of the two shows.
 */

export const SOURCE = sourceId("acme");
const BEHIND_MS = 3_600_000;
const START = localInstant(NOON - BEHIND_MS);

interface Timer {
  at: number;
  readonly everyMs: number | null;
  readonly call: () => void;
}

/** A clock that stands until it is moved. */
export const newClock = (start: LocalInstant = START) => {
  let now: number = start;
  const timers = new Set<Timer>();
  const add = (timer: Timer) => {
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  return {
    now: () => localInstant(now),
    every: (ms: number, call: () => void) =>
      add({ at: now + ms, everyMs: ms, call }),
    after: (ms: number, call: () => void) =>
      add({ at: now + ms, everyMs: null, call }),
    pass: (ms: number) => {
      const end = now + ms;
      for (;;) {
        const [next] = [...timers]
          .filter(({ at }) => at <= end)
          .sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = next.at;
        if (next.everyMs === null) timers.delete(next);
        else next.at += next.everyMs;
        next.call();
      }
      now = end;
    },
  };
};

const record = (id: SourceId, more: Partial<SourceRecord>): SourceRecord => ({
  id,
  connector: "protocol",
  name: null,
  address: "https://acme.test/rollcall",
  generation: 1,
  paused: false,
  ...more,
});

const isOf =
  (id: PersonId) =>
  ({ person }: FinishedSession): boolean =>
    person === id;

/** The disk as the worker leaves it, and what was read of it. */
export const newDisk = (
  clock: ReturnType<typeof newClock>,
  id: SourceId = SOURCE,
) => {
  let source: SourceRecord | null = record(id, {});
  let people: readonly Report[] | null = null;
  let first: readonly Report[] | null = null;
  let revision = 0;
  let deltas: DeltaRecord[] = [];
  let connection: Connection = NEW_CONNECTION;
  let preferences: Preferences = DEFAULT_PREFERENCES;
  let failure: Failure | null = null;
  let clockSays: ServerClock = NEW_CLOCK;
  let sessions = new Map<PersonId, RunningSession>();
  let finished: readonly FinishedSession[] = [];
  let packed: readonly FinishedSession[] = [];
  let watches: readonly WatchRecord[] = [];
  let spans: readonly Span[] = [];
  let watchedFrom: Instant | null = null;
  let info: PlatformInfo | null = null;
  let imported: ImportRecord | null = null;
  let detailDays = 30;
  let skewMs = 0;
  let observed: Instant = instant(0);
  let receivedAt = clock.now();
  const reads: string[] = [];
  let journalWaits: Promise<void> = Promise.resolve();
  let glanceWaits: Promise<void> | null = null;
  let dayWaits: Promise<void> = Promise.resolve();

  const serverTime = () => instant(receivedAt + BEHIND_MS + skewMs);
  const coverage = () => ({
    ended: [],
    running: {
      from: watchedFrom ?? observed,
      to: observed,
      before: 0,
    },
  });
  const glance = (from: SourceRecord): SourceGlance => ({
    source: from,
    state:
      people === null
        ? null
        : {
            source: id,
            generation: from.generation,
            revision,
            keyframe: 1,
            deltaWeight: 0,
            forgot: null,
            position: null,
            mark: null,
            serverTime: serverTime(),
            receivedAt,
            tally: { total: people.length, online: 0 },
            emptyUnconfirmed: false,
            info,
            infoAt: null,
            watch: { ...NO_WATCH, coverage: coverage(), clock: clockSays },
          },
    connection: { source: id, generation: 1, connection },
    firstScreen:
      people === null
        ? null
        : {
            source: id,
            revision,
            sort: DEFAULT_VIEW.sort,
            headline: headlineOf(people, serverTime(), DEFAULT_LIMITS, []),
            rows: first ?? people.slice(0, 2),
            running: [...sessions.values()].slice(0, 2),
          },
  });

  const good = () => {
    receivedAt = clock.now();
    observed = later(observed, serverTime());
    connection = {
      ...connection,
      phase: { kind: "live", nextAt: localInstant(clock.now() + 5000) },
      lastGoodAt: clock.now(),
      lastFailure: null,
      lastFailureAt: null,
      intervalMs: 5000,
      refreshMs: 5000,
    };
  };

  const reader: Reader = {
    glance: async () => {
      reads.push("glance");
      if (failure !== null) return fail(failure);
      const sources = source === null ? [] : [glance(source)];
      const read = ok({ sources, preferences });
      if (glanceWaits !== null) await glanceWaits;
      return read;
    },
    journal: async () => {
      reads.push("journal");
      await journalWaits;
      if (failure !== null) return fail(failure);
      const state = source === null ? null : glance(source).state;
      return ok(
        people === null || state === null
          ? null
          : {
              state,
              reports: people,
              running: [...sessions.values()],
              deltas: [],
            },
      );
    },
    since: (_, from) => {
      reads.push(`since ${from}`);
      if (failure !== null) return Promise.resolve(fail(failure));
      if (source === null)
        return Promise.resolve(
          ok({ state: null, connection: null, deltas: null }),
        );
      const { state, connection: wire } = glance(source);
      const later = deltas.filter((delta) => delta.revision > from);
      const complete = later.length === revision - from;
      return Promise.resolve(
        ok({ state, connection: wire, deltas: complete ? later : null }),
      );
    },
    ended: (_, from, to) => {
      reads.push(`finished ${to - from}`);
      if (failure !== null) return Promise.resolve(fail(failure));
      return Promise.resolve(
        ok([
          endedOf(
            finished.filter(({ start, end }) => end > from && start < to),
          ),
        ]),
      );
    },
    imported: () => Promise.resolve(ok(imported)),
    detailDays: () => Promise.resolve(ok(detailDays)),
    personRecent: (_, id) => {
      reads.push("recent");
      if (failure !== null) return Promise.resolve(fail(failure));
      return Promise.resolve(ok(finished.filter(isOf(id))));
    },
    personDay: async (_, id, day) => {
      reads.push(`day ${day}`);
      await dayWaits;
      return ok(
        packed.filter(isOf(id)).filter(({ end }) => dayOf(end) === day),
      );
    },
    stays: (_, __, ___, isOver) => {
      if (failure !== null) return Promise.resolve(fail(failure));
      const visits = finished.filter(isOver).flatMap((over) => over.visits);
      const part = {
        pages: visits.map(({ page }) => page),
        page: visits.map((___, at) => at),
        ms: visits.map(({ start, end }) => end - start),
        next: null,
      };
      return Promise.resolve(ok(part));
    },
    coverage: () => Promise.resolve(ok(spans)),
    facts: (_, range) => {
      if (failure !== null) return Promise.resolve(fail(failure));
      const blocks = [blockOfFinished(finished)];
      return Promise.resolve(ok(factsOf(range, blocks, spans, [])));
    },
    quarters: (_, range) => {
      if (failure !== null) return Promise.resolve(fail(failure));
      const blocks = [blockOfFinished(finished)];
      return Promise.resolve(ok(factsOf(range, blocks, spans, []).quarters));
    },
    timeTravel: () =>
      Promise.resolve({
        window: () => Promise.resolve(ok(null)),
        sceneAt: () => Promise.resolve(ok(null)),
      }),
    recording: () => Promise.resolve(ok(null)),
    recordedLines: () => Promise.resolve(ok([])),
    watches: () => Promise.resolve(ok(watches)),
    notifying: () => Promise.resolve(ok(DEFAULT_NOTIFYING)),
  };

  return {
    reader,
    reads,
    setSource: (more: Partial<SourceRecord> | null) => {
      source = more === null ? null : record(id, more);
    },
    setPreferences: (next: Preferences) => {
      preferences = next;
    },
    setFailure: (next: Failure | null) => {
      failure = next;
    },
    /** Reading the list takes until the returned function is called. */
    holdJournal: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      journalWaits = promise;
      return resolve;
    },
    /** The next readings of the connections wait, with what they read, until the returned function is called. */
    holdGlance: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      glanceWaits = promise;
      return resolve;
    },
    /** A snapshot came: a new keyframe. */
    keep: (reports: readonly Report[], screen?: readonly Report[]) => {
      people = reports;
      first = screen ?? null;
      revision++;
      deltas = [];
      good();
    },
    /** The sessions that go on when the next keyframe is written. */
    keepSessions: (all: readonly RunningSession[]) => {
      sessions = new Map(all.map((session) => [session.person, session]));
    },
    keepWatches: (all: readonly WatchRecord[]) => {
      watches = all;
    },
    setFinished: (all: readonly FinishedSession[]) => {
      finished = all;
    },
    /** Those that are packed into the days in which they ended. */
    setPacked: (all: readonly FinishedSession[]) => {
      packed = all;
    },
    /** Reading a day takes until the returned function is called. */
    holdDays: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      dayWaits = promise;
      return resolve;
    },
    setWatched: (ended: readonly Span[], from: Instant) => {
      spans = ended;
      watchedFrom = from;
    },
    setImported: (next: ImportRecord) => {
      imported = next;
    },
    setDetailDays: (next: number) => {
      detailDays = next;
    },
    setClock: (next: ServerClock) => {
      clockSays = next;
    },
    setInfo: (next: PlatformInfo) => {
      info = next;
    },
    /** The platform's clock goes on by so much more. */
    skew: (ms: number) => {
      skewMs += ms;
    },
    /** An observation changed something. */
    change: (
      upserts: readonly Report[],
      removals: readonly string[] = [],
      put: readonly RunningSession[] = [],
      gone: readonly string[] = [],
    ) => {
      const changes = {
        running: put.map((session) =>
          runningPut(sessions.get(session.person), session),
        ),
        gone: gone.map((id) => personId(id)),
      };
      putRunning(sessions, changes);
      const other = new Set([...removals, ...upserts.map(({ id }) => id)]);
      people = [
        ...(people ?? []).filter(({ id }) => !other.has(id)),
        ...upserts,
      ];
      revision++;
      good();
      deltas.push({
        source: id,
        revision,
        serverTime: serverTime(),
        upserts,
        removals: removals.map((id) => personId(id)),
        ...changes,
        lastEnds: [],
      });
    },
    /** A keyframe replaced the deltas. */
    forgetDeltas: () => {
      deltas = [];
    },
    beat: good,
    setConnection: (more: Partial<Connection>) => {
      connection = { ...connection, ...more };
    },
    revision: () => revision,
  };
};

/** The outside of a page over a disk, and what became of it. */
export const newOutside = (
  clock: ReturnType<typeof newClock>,
  reader: Reader,
) => {
  const sent: Command[] = [];
  const notes: { note: Note; format: NoteFormat }[] = [];
  let dismissed: Dismissed = {};
  // CAST: the test's worker keeps every command, and sets every watch.
  const send = (async (command: Command) => {
    sent.push(command);
    return { ok: true, value: command.type === "setWatch" ? true : null };
  }) as unknown as Send;
  const ports: PagePorts = {
    reader,
    send,
    requestAccess: () => Promise.resolve(true),
    openOptions: () => undefined,
    openDashboard: () => undefined,
    mayNotify: () => Promise.resolve(true),
    requestNotifying: () => Promise.resolve(true),
    newId: () => "w1",
    personal: () => ["name"],
    openExporting: () => Promise.reject(new Error("No file is written here.")),
    now: clock.now,
    every: clock.every,
    after: clock.after,
    afterPaint: () => Promise.resolve(),
    writeNote: (note, format) => {
      notes.push({ note, format });
      return Promise.resolve({ copied: true, text: "" });
    },
    zone: () => "Europe/Berlin",
    policy: () => Promise.resolve(NO_POLICY),
    dismissals: {
      read: () => Promise.resolve(dismissed),
      write: (next) => {
        dismissed = next;
      },
    },
  };
  return { ports, sent, notes };
};

/** A popup or panel over such a disk. `settle` lets everything that was begun come to its end. */
export const newPage = (surface: Surface = "popup") => {
  const clock = newClock();
  const disk = newDisk(clock);
  const { ports, sent, notes } = newOutside(clock, disk.reader);
  const models = createPageModels(surface, ports);
  const shown = () => {
    const rows = models.list.rows.value;
    return rows === null
      ? null
      : [...rows.slots].map(
          (slot) => rows.people.index.reports[slot]?.id ?? "gone",
        );
  };
  const hear = () =>
    models.roster.hear({ source: SOURCE, revision: disk.revision() });
  return { clock, disk, sent, notes, models, shown, hear };
};
