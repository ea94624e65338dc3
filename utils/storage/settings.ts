import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import {
  DEFAULT_PREFERENCES,
  type Preferences,
} from "../domain/preferences.ts";
import type { Result } from "../domain/result.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Database } from "./database.ts";
import { rangeOf } from "./journal-reading.ts";

interface Readable {
  readonly get: (key: "sources" | "preferences") => Promise<unknown>;
}

// CAST (both): only this file writes these keys, with these types.
export const sourcesIn = async (
  settings: Readable,
): Promise<readonly SourceRecord[]> =>
  ((await settings.get("sources")) as readonly SourceRecord[] | undefined) ??
  [];

export const preferencesIn = async (
  settings: Readable,
): Promise<Preferences> => {
  const { popup, panel, dashboard } = DEFAULT_PREFERENCES;
  const kept = (await settings.get("preferences")) as Preferences | undefined;
  return {
    ...DEFAULT_PREFERENCES,
    ...kept,
    // An older Rollcall knew fewer choices.
    popup: { ...popup, ...kept?.popup },
    panel: { ...panel, ...kept?.panel },
    dashboard: { ...dashboard, ...kept?.dashboard },
  };
};

export const readSources = (
  db: Database,
): Promise<Result<readonly SourceRecord[], Failure>> =>
  db.use((connected) => sourcesIn(connected.transaction("settings").store));

export const readPreferences = (
  db: Database,
): Promise<Result<Preferences, Failure>> =>
  db.use((connected) => preferencesIn(connected.transaction("settings").store));

/**
 * Puts others in the place of the kept ones and gives them back. In one transaction: two changes at once both hold.
 * Strict: what a person saved must survive a power cut.
 */
export const changePreferences = (
  db: Database,
  change: (kept: Preferences) => Preferences,
): Promise<Result<Preferences, Failure>> =>
  db.use(async (connected) => {
    const tx = connected.transaction("settings", "readwrite", {
      durability: "strict",
    });
    const preferences = change(await preferencesIn(tx.store));
    await Promise.all([tx.store.put(preferences, "preferences"), tx.done]);
    return preferences;
  });

/** One record a source. */
const SINGLES = [
  "states",
  "connections",
  "firstScreens",
  "upkeep",
  "recordings",
  "secrets",
  "imports",
] as const;
/** A range of records a source. */
const RANGES = [
  "keyframes",
  "deltas",
  "runningFrames",
  "finished",
  "coverage",
  "days",
  "recorded",
  "watches",
  "notices",
  "rollups",
  "past",
  "levels",
] as const;

/** Changes a source as it stands at that very moment; one that is gone stays gone. */
export const updateSource = (
  db: Database,
  id: SourceId,
  change: (source: SourceRecord) => SourceRecord,
): Promise<Result<null, Failure>> =>
  changeSources(db, id, false, (sources) =>
    sources.map((other) => (other.id === id ? change(other) : other)),
  );

/**
 * Puts a source in the place of the one with its id, or behind the others. What was decided of its pages stays where the
 * new record says nothing of it: the form of a connection knows nothing of rules, and must never drop them.
 * @param erase forget all that was observed: it belongs to another platform
 */
export const writeSource = (
  db: Database,
  source: SourceRecord,
  erase: boolean,
): Promise<Result<null, Failure>> =>
  changeSources(db, source.id, erase, (sources) =>
    sources.some(({ id }) => id === source.id)
      ? sources.map((other) =>
          other.id === source.id ? { ...pagesOf(other), ...source } : other,
        )
      : [...sources, source],
  );

/**
 * Takes a source away with everything that this database holds of it, a remembered token included. One that is kept
 * until the browser closes is not here: `forgetToken` takes it away.
 */
export const removeSource = (
  db: Database,
  id: SourceId,
): Promise<Result<null, Failure>> =>
  changeSources(db, id, true, (sources) =>
    sources.filter((source) => source.id !== id),
  );

const pagesOf = ({ pages }: SourceRecord): Pick<SourceRecord, "pages"> =>
  pages === undefined ? {} : { pages };

const changeSources = (
  db: Database,
  id: SourceId,
  erase: boolean,
  change: (sources: readonly SourceRecord[]) => readonly SourceRecord[],
): Promise<Result<null, Failure>> =>
  db.use(async (connected) => {
    const tx = connected.transaction(
      ["settings", ...SINGLES, ...RANGES],
      "readwrite",
      { durability: "strict" },
    );
    const settings = tx.objectStore("settings");
    const sources = change(await sourcesIn(settings));
    const writes: Promise<unknown>[] = [settings.put(sources, "sources")];
    if (erase) {
      for (const store of SINGLES)
        writes.push(tx.objectStore(store).delete(id));
      for (const store of RANGES)
        writes.push(tx.objectStore(store).delete(rangeOf(id)));
    }
    await Promise.all([...writes, tx.done]);
    return null;
  });
