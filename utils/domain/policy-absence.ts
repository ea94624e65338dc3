import { type LocalInstant, SECOND } from "./instant.ts";

/*
 * A browser that starts says for some seconds that it has no policy, and nothing tells that from having none. So nothing
 * goes because it is missing: it goes when it was missing three times, half a minute apart. Two of these stretches are real
 * time even where the clock is set right between two of the looks.
 */

/** How often something was missing, and when that was last counted. */
export interface Absence {
  readonly looks: number;
  readonly at: LocalInstant;
}

/** What is missing, by its name. */
export type Absences = Readonly<Record<string, Absence>>;

/** Missing so often, it is gone. */
const LOOKS = 3;
export const LOOK_AGAIN_MS = 30 * SECOND;

/** @param missing all that was expected in a policy that was read, and was not there */
export const absencesAfter = (
  before: Absences,
  missing: readonly string[],
  now: LocalInstant,
): Absences => {
  const known = new Map(Object.entries(before));
  return Object.fromEntries(
    missing.map((name) => [name, after(known.get(name), now)]),
  );
};

const after = (before: Absence | undefined, now: LocalInstant): Absence => {
  if (before === undefined) return { looks: 1, at: now };
  // A clock that was set back: the stretch begins anew.
  if (now < before.at) return { ...before, at: now };
  return now - before.at >= LOOK_AGAIN_MS
    ? { looks: before.looks + 1, at: now }
    : before;
};

export const isGone = (absence: Absence | undefined): boolean =>
  absence !== undefined && absence.looks >= LOOKS;
