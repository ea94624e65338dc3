import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { NEW_CONNECTION } from "../../../utils/domain/connection.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import type { Report } from "../../../utils/domain/person.ts";
import type { Result } from "../../../utils/domain/result.ts";
import {
  EMPTY_ROSTER,
  type Roster,
  applyObservation,
} from "../../../utils/domain/roster.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";
import type { Database } from "../../../utils/storage/database.ts";
import { type Entry, writeEntry } from "../../../utils/storage/journal.ts";
import type {
  DeltaRecord,
  SourceState,
} from "../../../utils/storage/records.ts";
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

/** A list that observations change, as memory and disk have it. */
export interface Kept {
  readonly roster: Roster;
  readonly keyframe: number | null;
  readonly deltaWeight: number;
}

export const NOTHING_KEPT: Kept = {
  roster: EMPTY_ROSTER,
  keyframe: null,
  deltaWeight: 0,
};

/** What an observation would write; null when it cannot be put on the list. */
export const entryOf = (
  kept: Kept,
  observation: Observation,
  { id, generation }: SourceRecord,
): (Entry & { readonly roster: Roster }) | null => {
  const applied = applyObservation(kept.roster, observation);
  if (applied.outcome === "doubt" || applied.outcome === "ignored") return null;
  const { roster } = applied;
  const { revision, position, serverTime, tally, emptyUnconfirmed } = roster;
  const state: SourceState = {
    source: id,
    generation,
    revision,
    keyframe: kept.keyframe,
    deltaWeight: kept.deltaWeight,
    position,
    mark: null,
    serverTime,
    receivedAt: localInstant(NOON),
    tally,
    emptyUnconfirmed,
    info: null,
    infoAt: null,
  };
  const touched =
    applied.outcome === "applied" && revision !== kept.roster.revision;
  return {
    roster,
    state,
    connection: { source: id, generation, connection: NEW_CONNECTION },
    delta: touched
      ? {
          source: id,
          revision,
          serverTime: observation.serverTime,
          upserts: applied.upserts,
          removals: applied.removals,
        }
      : null,
    people: roster.people,
    firstScreen: null,
  };
};

/** Puts an observation on the list and on the disk, in that order. */
export const keep = async (
  db: Database,
  kept: Kept,
  observation: Observation,
  record: SourceRecord = source(),
): Promise<Kept> => {
  const entry = entryOf(kept, observation, record);
  if (entry === null) return kept;
  const state = valueOf(await writeEntry(db, entry));
  return state === null
    ? kept
    : {
        roster: entry.roster,
        keyframe: state.keyframe,
        deltaWeight: state.deltaWeight,
      };
};

/** The list that a page makes of what it read. */
export const replayed = (
  reports: readonly Report[],
  deltas: readonly DeltaRecord[],
): readonly Report[] => {
  const people = new Map(reports.map((report) => [report.id, report]));
  for (const { upserts, removals } of deltas) {
    for (const report of upserts) people.set(report.id, report);
    for (const id of removals) people.delete(id);
  }
  return inOrder(people.values());
};

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
