import { observedAt } from "./coverage.ts";
import type { PersonId } from "./ids.ts";
import type { Observation } from "./observation.ts";
import {
  type ObservedSessions,
  type Rules,
  observeSessions,
} from "./observe-sessions.ts";
import { reportsOf } from "./people.ts";
import {
  type PendingDeltas,
  dropPassed,
  keepPending,
  nextPending,
} from "./pending-deltas.ts";
import {
  type Applied,
  EMPTY_ROSTER,
  type Roster,
  applyObservation,
} from "./roster.ts";
import { NEW_CLOCK, type ServerClock, hearClock } from "./server-clock.ts";
import type { SessionChanges } from "./session-changes.ts";
import { NO_SESSIONS, type Sessions } from "./sessions.ts";

/** All that is known of one source: a fold of its observations. */
export interface Knowledge {
  readonly roster: Roster;
  readonly sessions: Sessions;
  readonly clock: ServerClock;
  readonly pending: PendingDeltas | null;
}

export const NO_KNOWLEDGE: Knowledge = {
  roster: EMPTY_ROSTER,
  sessions: NO_SESSIONS,
  clock: NEW_CLOCK,
  pending: null,
};

/** What one observation did. What was applied is to be kept in one transaction. */
export type Observed = { readonly knowledge: Knowledge } & (
  | (Extract<Applied, { outcome: "applied" }> & {
      readonly watched: ObservedSessions;
    })
  | Exclude<Applied, { outcome: "applied" }>
);

/**
 * Puts one observation on what is known: the list, and the sessions that follow from it. Live connections, recordings
 * and tests all go through here. After each call {@link nextObservation} may have one more to put.
 */
export const observe = (
  known: Knowledge,
  observation: Observation,
  rules: Rules,
): Observed => {
  const applied = applyObservation(known.roster, observation);
  const { roster } = applied;
  if (applied.outcome === "applied")
    return watch(known, observation, applied, rules);
  const pending =
    applied.outcome === "doubt"
      ? keepPending(known.pending, observation)
      : known.pending;
  return { ...applied, knowledge: { ...known, roster, pending } };
};

const watch = (
  known: Knowledge,
  observation: Observation,
  applied: Extract<Applied, { outcome: "applied" }>,
  rules: Rules,
): Observed => {
  const { upserts, removals } = applied;
  // A list that was kept before sessions were: nobody in it has one yet.
  const isFirst = observedAt(known.sessions.coverage) === null;
  const touched = isFirst
    ? presentIn(observation, applied.roster)
    : [...upserts.map(({ id }) => id), ...removals];
  const sighting = {
    observation,
    before: known.roster,
    after: applied.roster,
    touched,
  };
  const watched = observeSessions(known.sessions, sighting, rules);
  // Sessions may change where no report does (a gap, the end of a day): who follows the list must hear of it.
  const roster =
    upserts.length + removals.length === 0 && hasChanges(watched.changes)
      ? { ...applied.roster, revision: applied.roster.revision + 1 }
      : applied.roster;
  const knowledge: Knowledge = {
    roster,
    sessions: watched.sessions,
    clock: hearClock(
      known.clock,
      known.roster.serverTime,
      observation.serverTime,
    ),
    pending:
      observation.kind === "snapshot"
        ? dropPassed(known.pending, roster.position)
        : known.pending,
  };
  return { ...applied, roster, watched, knowledge };
};

/** Whom an observation says to be as the list has them: all of it, but for a part of a list only who is in the part. */
const presentIn = (
  observation: Observation,
  { people }: Roster,
): readonly PersonId[] =>
  observation.kind === "snapshot" && !observation.complete
    ? observation.reports.map(({ id }) => id)
    : Array.from(reportsOf(people), ({ id }) => id);

const hasChanges = ({ puts, gone }: SessionChanges): boolean =>
  puts.length + gone.length > 0;

/** What was kept until now, if it follows from what is known now. */
export const nextObservation = ({
  roster,
  pending,
}: Knowledge): Observation | null =>
  roster.doubted ? null : nextPending(pending, roster.position);
