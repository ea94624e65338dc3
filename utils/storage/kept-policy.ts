import type { Failure } from "../domain/failure.ts";
import { type KeptPolicy, NO_POLICY } from "../domain/policy.ts";
import type { Result } from "../domain/result.ts";
import { changeSettings } from "./change-settings.ts";
import type { Database } from "./database.ts";

const KEY = "policy";

interface Readable {
  readonly get: (key: typeof KEY) => Promise<unknown>;
}

/** The policy as the worker last read it; null: there was none. No secret is in it. */
export const policyIn = async (
  settings: Readable,
): Promise<KeptPolicy | null> => {
  // CAST: `writeKeptPolicy` alone writes this key.
  const kept = (await settings.get(KEY)) as KeptPolicy | undefined;
  // An older Rollcall knew fewer values.
  return kept === undefined
    ? null
    : { ...kept, policy: { ...NO_POLICY, ...kept.policy } };
};

export const readKeptPolicy = (
  db: Database,
): Promise<Result<KeptPolicy | null, Failure>> =>
  db.use((connected) => policyIn(connected.transaction("settings").store));

/** Strict: what is forbidden must be so after a power cut, before the browser knows its policy again. */
export const writeKeptPolicy = (
  db: Database,
  kept: KeptPolicy | null,
): Promise<Result<null, Failure>> =>
  changeSettings(db, async (settings) => {
    if (kept === null) await settings.delete(KEY);
    else await settings.put(kept, KEY);
    return null;
  });
