import { browser } from "../browser.ts";
import type { Absences } from "../domain/policy-absence.ts";

const KEY = "policyAbsences";

/*
 * What of a policy is missing since when: in the browser's memory, because it has to be counted anew each time that the
 * browser starts, and to outlive a worker.
 */

export const readAbsences = async (): Promise<Absences> =>
  // CAST: `writeAbsences` alone writes this key.
  ((await browser.storage.session.get(KEY))[KEY] as Absences | undefined) ?? {};

export const writeAbsences = (absences: Absences): Promise<void> =>
  browser.storage.session.set({ [KEY]: absences });
