import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import {
  NEW_STATE,
  type RunnerState,
  sourceStateOf,
} from "../../../utils/background/runner-state.ts";
import { sightingOf } from "../../../utils/background/watch-sighting.ts";
import { NEW_CONNECTION } from "../../../utils/domain/connection.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { type PersonId, sourceId } from "../../../utils/domain/ids.ts";
import { MINUTE, localInstant } from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import type { Rules } from "../../../utils/domain/observe-sessions.ts";
import {
  type Knowledge,
  nextObservation,
  observe,
} from "../../../utils/domain/observe.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import { valuesOf } from "../../../utils/domain/patched-map.ts";
import { reportsOf } from "../../../utils/domain/people.ts";
import type { Report } from "../../../utils/domain/person.ts";
import type { Result } from "../../../utils/domain/result.ts";
import {
  DEFAULT_LIMITS,
  type SourceRecord,
} from "../../../utils/domain/source.ts";
import type { Database } from "../../../utils/storage/database.ts";
import { deltaOf } from "../../../utils/storage/delta.ts";
import { type Entry, writeEntry } from "../../../utils/storage/journal.ts";
import type { JournalReading } from "../../../utils/storage/reader.ts";
import type { DeltaRecord } from "../../../utils/storage/records.ts";
import { putRunning } from "../../../utils/storage/running-put.ts";
import { NOON } from "../../support/builders.ts";

/** A disk that was never written to. */
export const newDisk = (): void => {
  globalThis.indexedDB = new IDBFactory();
};

export const SOURCE = sourceId("acme");

export const source = (more: Partial<SourceRecord> = {}): SourceRecord => ({
  id: SOURCE,
  connector: "protocol",
  name: null,
  address: "https://acme.test/api",
  generation: 1,
  paused: false,
  ...more,
});

export const valueOf = <Value>(result: Result<Value, Failure>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

/** What observations add up to, as memory and disk have it. */
export type Kept = Pick<RunnerState, "knowledge" | "keyframe" | "deltaWeight">;

export const NOTHING_KEPT: Kept = NEW_STATE;

/** Observations are to come each minute: a gap is longer than two and a half. */
export const RULES: Rules = {
  intervalMs: MINUTE,
  idleAfterMs: DEFAULT_LIMITS.idleAfterMs,
  awayAfterMs: DEFAULT_LIMITS.awayAfterMs,
};

/** What an observation would write; null when it cannot be put on the list. */
export const entryOf = (
  kept: Kept,
  observation: Observation,
  record: SourceRecord = source(),
): (Entry & { readonly knowledge: Knowledge }) | null => {
  const observed = observe(kept.knowledge, observation, RULES);
  if (observed.outcome === "doubt" || observed.outcome === "ignored")
    return null;
  const { knowledge } = observed;
  const { id, generation } = record;
  const { serverTime } = observation;
  const isApplied = observed.outcome === "applied";
  return {
    knowledge,
    state: sourceStateOf(record, {
      ...NEW_STATE,
      ...kept,
      knowledge,
      serverTime,
      receivedAt: localInstant(NOON),
    }),
    connection: { source: id, generation, connection: NEW_CONNECTION },
    delta: isApplied ? deltaOf(id, serverTime, kept.knowledge, observed) : null,
    people: knowledge.roster.people,
    sessions: knowledge.sessions,
    finished: isApplied ? observed.watched.finished : [],
    endedSpan: isApplied ? observed.watched.endedSpan : null,
    firstScreen: null,
    recorded: null,
    sighting: sightingOf(
      { ...NEW_STATE, ...kept },
      null,
      observed,
      DEFAULT_LIMITS,
      pageName,
      localInstant(serverTime),
    ),
  };
};

/** The same of an observation that surely applies. */
export const appliedEntryOf = (
  ...of: Parameters<typeof entryOf>
): NonNullable<ReturnType<typeof entryOf>> => {
  const entry = entryOf(...of);
  if (entry === null) throw new Error("The observation does not apply.");
  return entry;
};

/** Puts an observation, and what it leads on to, on memory and disk. */
export const keep = async (
  db: Database,
  kept: Kept,
  observation: Observation,
  record: SourceRecord = source(),
): Promise<Kept> => {
  let now = kept;
  let next: Observation | null = observation;
  while (next !== null) {
    const entry = entryOf(now, next, record);
    if (entry === null)
      return {
        ...now,
        knowledge: observe(now.knowledge, next, RULES).knowledge,
      };
    const written = valueOf(await writeEntry(db, entry));
    if (written === null) return now;
    const { keyframe, deltaWeight } = written.state;
    now = { knowledge: entry.knowledge, keyframe, deltaWeight };
    next = nextObservation(now.knowledge);
  }
  return now;
};

/** Knowledge as it can be compared: in whatever order the maps have their people, and without what no disk keeps. */
export const comparable = ({ roster, sessions, clock }: Knowledge) => ({
  roster: {
    ...roster,
    people: inOrder(reportsOf(roster.people)),
    doubted: false,
  },
  sessions: {
    ...sessions,
    resting: sessions.resting.toSorted(),
    unsure: sessions.unsure.toSorted(),
    running: byPerson(valuesOf(sessions.running)),
    lastEnds: byPerson(valuesOf(sessions.lastEnds)),
  },
  clock,
});

export const byPerson = <Value extends { readonly person: PersonId }>(
  values: Iterable<Value>,
): readonly Value[] =>
  [...values].toSorted((a, b) => (a.person < b.person ? -1 : 1));

/** What a page makes of what it read: the list, and the sessions that go on. */
export const replayed = (
  from: Pick<JournalReading, "reports" | "running">,
  deltas: readonly DeltaRecord[],
): Seen => {
  const people = new Map(from.reports.map((report) => [report.id, report]));
  const running = new Map(
    from.running.map((session) => [session.person, session]),
  );
  for (const delta of deltas) {
    for (const report of delta.upserts) people.set(report.id, report);
    for (const id of delta.removals) people.delete(id);
    putRunning(running, delta);
  }
  return {
    reports: inOrder(people.values()),
    running: byPerson(running.values()),
  };
};

/** The same as memory has it. */
export const seenIn = ({ roster, sessions }: Knowledge): Seen => ({
  reports: inOrder(reportsOf(roster.people)),
  running: byPerson(valuesOf(sessions.running)),
});

export type Seen = Pick<JournalReading, "reports" | "running">;

export const inOrder = (reports: Iterable<Report>): readonly Report[] =>
  [...reports].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Everything that the database holds, store by store. */
export const dump = async (
  db: Database,
): Promise<
  Readonly<Record<string, readonly { key: unknown; value: unknown }[]>>
> =>
  valueOf(
    await db.use(async (connected) => {
      const tx = connected.transaction([...connected.objectStoreNames]);
      const stores = [...connected.objectStoreNames].map(async (name) => {
        const store = tx.objectStore(name);
        const [keys, values] = await Promise.all([
          store.getAllKeys(),
          store.getAll(),
        ]);
        return [
          name,
          keys.map((key, index) => ({ key, value: values[index] })),
        ] as const;
      });
      return Object.fromEntries(await Promise.all(stores));
    }),
  );
