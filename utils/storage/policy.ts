import { browser } from "../browser.ts";
import {
  NO_POLICY,
  type Policy,
  STRICTEST_POLICY,
  policyOf,
} from "../domain/policy.ts";

/** What Firefox answers where nobody manages it; Chrome answers with no values. */
const UNMANAGED = /manifest not found/i;

/** The policy of whoever manages this browser (`public/managed_schema.json`). */
export const readPolicy = async (): Promise<Policy> => {
  try {
    return policyOf(await browser.storage.managed.get(null));
  } catch (failure) {
    return failure instanceof Error && UNMANAGED.test(failure.message)
      ? NO_POLICY
      : STRICTEST_POLICY;
  }
};
