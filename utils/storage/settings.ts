import type { Failure } from "../domain/failure.ts";
import { freeColour } from "../domain/free-colour.ts";
import type { SourceId } from "../domain/ids.ts";
import {
  DEFAULT_PREFERENCES,
  type Preferences,
} from "../domain/preferences.ts";
import { withLockedLimits } from "../domain/managed-source.ts";
import type { Result } from "../domain/result.ts";
import { inOrder } from "../domain/source-order.ts";
import type { SourceRecord } from "../domain/source.ts";
import { changeSettings } from "./change-settings.ts";
import type { Database } from "./database.ts";
import { policyIn } from "./kept-policy.ts";
import { rangeOf } from "./journal-reading.ts";

interface Readable {
  readonly get: (key: "sources" | "preferences" | "policy") => Promise<unknown>;
}

// CAST (both): only this file writes these keys, with these types.
export const sourcesIn = async (
  settings: Readable,
): Promise<readonly SourceRecord[]> => {
  const sources = (await settings.get("sources")) as
    | readonly SourceRecord[]
    | undefined;
  if (sources === undefined) return [];
  const kept = await policyIn(settings);
  return withLockedLimits(sources, kept?.policy.limits ?? {});
};

/**
 * Is a source still the one that work was begun for? What it brings must not be written of one that is gone, nor of one
 * that was saved anew: that may be another platform.
 */
export const isCurrent = async (
  settings: Readable,
  { id, generation }: Pick<SourceRecord, "id" | "generation">,
): Promise<boolean> =>
  (await sourcesIn(settings)).some(
    (source) => source.id === id && source.generation === generation,
  );

export const preferencesIn = async (
  settings: Readable,
): Promise<Preferences> => {
  const { popup, panel, dashboard } = DEFAULT_PREFERENCES;
  const kept = (await settings.get("preferences")) as Preferences | undefined;
  const { shareSafe = false, maskEmails = false } =
    (await policyIn(settings))?.policy ?? {};
  return {
    ...DEFAULT_PREFERENCES,
    ...kept,
    // An older Rollcall knew fewer choices.
    popup: { ...popup, ...kept?.popup },
    panel: { ...panel, ...kept?.panel },
    dashboard: { ...dashboard, ...kept?.dashboard },
    // Never the person's: what is written with the others is not read again.
    masking: { always: shareSafe, emails: maskEmails },
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

/** Puts others in the place of the kept ones and gives them back. */
export const changePreferences = (
  db: Database,
  change: (kept: Preferences) => Preferences,
): Promise<Result<Preferences, Failure>> =>
  changeSettings(db, async (settings) => {
    const preferences = change(await preferencesIn(settings));
    await settings.put(preferences, "preferences");
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
 * Puts a source in the place of the one with its id, or behind the others. What was decided of its pages and its colour
 * stays where the new record says nothing of it: the form of a connection knows nothing of rules, and must never drop
 * them. Beside others a new one gets a colour that none of them has.
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
          other.id === source.id ? { ...keptOf(other), ...source } : other,
        )
      : [...sources, { ...newColour(sources), ...source }],
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

/** Puts the sources in the order of these ids; those that it does not name come last. */
export const orderSources = (
  db: Database,
  ids: readonly SourceId[],
): Promise<Result<null, Failure>> =>
  changeSources(db, null, false, (sources) => inOrder(sources, ids));

const keptOf = ({
  pages,
  colour,
}: SourceRecord): Pick<SourceRecord, "pages" | "colour"> => ({
  ...(pages === undefined ? {} : { pages }),
  ...(colour === undefined ? {} : { colour }),
});

/** A connection alone needs none. */
const newColour = (
  sources: readonly SourceRecord[],
): Pick<SourceRecord, "colour"> =>
  sources.length === 0 ? {} : { colour: freeColour(sources) };

/** @param erase forget all that was observed of the source with this id */
const changeSources = (
  db: Database,
  id: SourceId | null,
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
    if (erase && id !== null) {
      for (const store of SINGLES)
        writes.push(tx.objectStore(store).delete(id));
      for (const store of RANGES)
        writes.push(tx.objectStore(store).delete(rangeOf(id)));
    }
    await Promise.all([...writes, tx.done]);
    return null;
  });
