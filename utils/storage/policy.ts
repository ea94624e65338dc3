import { browser } from "../browser.ts";
import { policyOf } from "../domain/managed-policy.ts";
import { NO_POLICY, type Policy, STRICTEST_POLICY } from "../domain/policy.ts";
import type { Database } from "./database.ts";
import { readKeptPolicy } from "./kept-policy.ts";

/** What Firefox answers where nobody manages it; Chrome answers with no values. */
const UNMANAGED = /manifest not found/i;

type Values = Readonly<Record<string, unknown>>;

/** The values of the policy (`public/managed_schema.json`), tokens included; null: they cannot be read now. */
export const readManaged = async (): Promise<Values | null> => {
  try {
    return await browser.storage.managed.get(null);
  } catch (failure) {
    return failure instanceof Error && UNMANAGED.test(failure.message)
      ? {}
      : null;
  }
};

/** No values: there is no policy, or the browser started a moment ago and does not know it yet. */
export const isSilent = (values: Values): boolean =>
  Object.keys(values).length === 0;

/**
 * What whoever manages this browser decided. While the browser does not say it, what it said before: the worker keeps that
 * until it is surely over.
 */
export const readPolicy = async (db: Database): Promise<Policy> => {
  const values = await readManaged();
  if (values !== null && !isSilent(values)) return policyOf(values);
  const kept = await readKeptPolicy(db);
  if (kept.ok && kept.value !== null) return kept.value.policy;
  return values === null ? STRICTEST_POLICY : NO_POLICY;
};
