import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { DAY, type LocalInstant } from "../domain/instant.ts";
import type { Result } from "../domain/result.ts";
import type { Notice } from "../domain/notice.ts";
import { type WatchRecord, endedWatch } from "../domain/watch.ts";
import { type WatchSighting, stepWatch } from "../domain/watch-step.ts";
import type { Database } from "./database.ts";
import { rangeOf } from "./journal-reading.ts";
import type { SourceState } from "./records.ts";
import { isCurrent } from "./settings.ts";
import { writeAtOnce } from "./transaction.ts";

const WATCHES = ["watches"] as const;
const SETTING = ["settings", "states", "watches"] as const;

/** What is over is kept for so long, to be seen in the list. */
export const KEPT_MS = DAY;

interface Readable {
  readonly getAll: (range: IDBKeyRange) => Promise<readonly WatchRecord[]>;
}

export const watchesIn = (
  watches: Readable,
  source: SourceId,
): Promise<readonly WatchRecord[]> => watches.getAll(rangeOf(source));

/** The stores of a transaction that does more. */
interface SightingStores {
  readonly watches: {
    readonly put: (record: WatchRecord) => Promise<unknown>;
  };
  readonly notices: { readonly put: (notice: Notice) => Promise<unknown> };
}

/** Inside the transaction of an observation: what it does to these watches, and the notices of those that fire. */
export const noteSighting = (
  stores: SightingStores,
  watches: readonly WatchRecord[],
  sighting: WatchSighting | null,
): {
  readonly fired: boolean;
  readonly writes: readonly Promise<unknown>[];
} => {
  const writes: Promise<unknown>[] = [];
  let fired = false;
  if (sighting === null) return { fired, writes };
  for (const watch of watches) {
    const { record, notice } = stepWatch(watch, sighting);
    if (record !== watch) writes.push(stores.watches.put(record));
    if (notice === null) continue;
    fired = true;
    writes.push(stores.notices.put(notice));
  }
  return { fired, writes };
};

/** What a watch is set on. */
export interface WatchPlace {
  readonly source: SourceId;
  /** Of the settings that the page has before it: after another save the person may be of another platform. */
  readonly generation: number;
}

/**
 * Sets a watch in the place of one that goes on for the same person. Setting the same one twice sets it once. Strict: what
 * a person asked for must survive a power cut.
 * @param make the watch, by what is known of the platform's time
 * @returns false: the source is gone, or its settings are newer
 */
export const writeWatch = (
  db: Database,
  { source, generation }: WatchPlace,
  make: (state: SourceState | null) => WatchRecord,
  now: LocalInstant,
): Promise<Result<boolean, Failure>> =>
  db.use((connected) =>
    writeAtOnce(
      connected,
      SETTING,
      async (tx) => {
        const [isStill, state, watches] = await Promise.all([
          isCurrent(tx.objectStore("settings"), { id: source, generation }),
          tx.objectStore("states").get(source),
          watchesIn(tx.objectStore("watches"), source),
        ]);
        if (!isStill) return false;
        const record = make(state ?? null);
        if (watches.some(({ id }) => id === record.id)) return true;
        const store = tx.objectStore("watches");
        await Promise.all([
          store.put(record),
          ...watches
            .filter(({ person, ended }) => person === record.person && !ended)
            .map((other) => store.put(endedWatch(other, "stopped", now))),
          ...watches
            .filter((other) => isLongOver(other, now))
            .map((other) => store.delete([source, other.id])),
        ]);
        return true;
      },
      "strict",
    ),
  );

const isLongOver = ({ ended }: WatchRecord, now: LocalInstant): boolean =>
  ended !== null && Math.abs(now - ended.at) > KEPT_MS;

/**
 * Changes watches of all sources, each as it stands in the transaction that writes it.
 * @param change gives the very record where nothing is to change
 */
export const changeWatches = (
  db: Database,
  change: (record: WatchRecord) => WatchRecord,
): Promise<Result<null, Failure>> =>
  db.use((connected) =>
    writeAtOnce(
      connected,
      WATCHES,
      async (tx) => {
        const store = tx.objectStore("watches");
        const writes = (await store.getAll())
          .map((record) => [record, change(record)] as const)
          .filter(([before, after]) => before !== after)
          .map(([, after]) => store.put(after));
        await Promise.all(writes);
        return null;
      },
      "strict",
    ),
  );

/** All watches of all sources. */
export const readWatches = (
  db: Database,
): Promise<Result<readonly WatchRecord[], Failure>> =>
  db.use((connected) => connected.getAll("watches"));
