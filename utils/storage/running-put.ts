import type { PersonId } from "../domain/ids.ts";
import type { RunningSession, Visit } from "../domain/session.ts";

/**
 * A session that goes on, as one observation leaves it. Visits only ever come to the end of a session, so a person who
 * has made a hundred of them does not write them all again: of those that stood before, the first `keptVisits` stay,
 * and `moreVisits` follow.
 */
export interface RunningPut extends Omit<RunningSession, "visits"> {
  readonly keptVisits: number;
  readonly moreVisits: readonly Visit[];
}

/** @param before the person's session before, if there was one */
export const runningPut = (
  before: RunningSession | undefined,
  { visits, ...session }: RunningSession,
): RunningPut => {
  const stood = before?.visits ?? [];
  let keptVisits = 0;
  while (keptVisits < visits.length && visits[keptVisits] === stood[keptVisits])
    keptVisits++;
  return { ...session, keptVisits, moreVisits: visits.slice(keptVisits) };
};

/** The session that a put was made of. */
export const sessionPut = (
  before: RunningSession | undefined,
  { keptVisits, moreVisits, ...session }: RunningPut,
): RunningSession => ({
  ...session,
  visits: [...(before?.visits ?? []).slice(0, keptVisits), ...moreVisits],
});

/** Puts what an observation changed into a map of the sessions that go on. The map is changed in place. */
export const putRunning = (
  running: Map<PersonId, RunningSession>,
  changes: {
    readonly running: readonly RunningPut[];
    readonly gone: readonly PersonId[];
  },
): void => {
  for (const put of changes.running)
    running.set(put.person, sessionPut(running.get(put.person), put));
  for (const id of changes.gone) running.delete(id);
};
