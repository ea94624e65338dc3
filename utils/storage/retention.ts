import type { Failure } from "../domain/failure.ts";
import type { LocalInstant } from "../domain/instant.ts";
import { type Result, ok } from "../domain/result.ts";
import {
  type ChosenRetention,
  DEFAULT_RETENTION,
  type Retention,
  chooseRetention,
  sameRetention,
} from "../domain/retention.ts";
import { changeSettings } from "./change-settings.ts";
import type { Database } from "./database.ts";

const KEY = "retention";

interface Readable {
  readonly get: (key: typeof KEY) => Promise<unknown>;
}

/** For how long things are to be kept; what was never chosen, as it is by default. */
export const retentionIn = async (
  settings: Readable,
): Promise<ChosenRetention> => {
  // CAST: `changeRetention` alone writes this key.
  const kept = (await settings.get(KEY)) as ChosenRetention | undefined;
  return {
    retention: { ...DEFAULT_RETENTION, ...kept?.retention },
    before: kept?.before ?? null,
  };
};

export const readRetention = (
  db: Database,
): Promise<Result<ChosenRetention, Failure>> =>
  db.use((connected) => retentionIn(connected.transaction("settings").store));

/**
 * Chooses anew for how long things are kept.
 * @param locked what whoever manages this browser decided: it cannot be chosen otherwise
 */
export const changeRetention = (
  db: Database,
  change: Partial<Retention>,
  locked: Partial<Retention>,
  now: LocalInstant,
): Promise<Result<ChosenRetention, Failure>> =>
  changeSettings(db, async (settings) => {
    const kept = await retentionIn(settings);
    const wanted = { ...kept.retention, ...change, ...locked };
    if (sameRetention(kept.retention, wanted)) return kept;
    const chosen = chooseRetention(kept, wanted, now);
    await settings.put(chosen, KEY);
    return chosen;
  });

/**
 * What is to be kept under the policy as it is now. What it decides is kept as if it had been chosen: a browser that starts
 * knows its policy only after a while, and nothing may be deleted by what was chosen before there was one.
 */
export const retentionUnder = async (
  db: Database,
  locked: Partial<Retention>,
  now: LocalInstant,
): Promise<Result<ChosenRetention, Failure>> => {
  const kept = await readRetention(db);
  if (!kept.ok) return kept;
  const { retention } = kept.value;
  return sameRetention(retention, { ...retention, ...locked })
    ? ok(kept.value)
    : changeRetention(db, {}, locked, now);
};
