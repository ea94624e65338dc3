import { type Change, noteChanges } from "./change.ts";
import { bestSession, isOnline } from "./facts.ts";
import type { PersonId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import {
  type Delta,
  type Observation,
  type Position,
  type Snapshot,
  samePosition,
} from "./observation.ts";
import {
  NO_PEOPLE,
  type People,
  changed,
  reportOf,
  reportsOf,
} from "./people.ts";
import type { Report } from "./person.ts";
import { unreachable } from "./result.ts";
import { sameReport } from "./same-report.ts";
import { EMPTY_TALLY, type Tally, retally } from "./tally.ts";

/** What one source says of everybody, at one position of its own numbering. */
export interface Roster {
  /** Rises by one with each observation that changed something. */
  readonly revision: number;
  readonly position: Position | null;
  /** The latest time the platform has named: never goes back. */
  readonly serverTime: Instant | null;
  readonly people: People;
  readonly tally: Tally;
  /** A complete, empty list came after a full one: believed only when the next answer says it too. */
  readonly emptyUnconfirmed: boolean;
}

/** What an observation did. Only `applied` is evidence that the source is alive and well. */
export type Applied =
  | {
      readonly outcome: "applied";
      readonly roster: Roster;
      /** What the journal keeps: exactly the people whose report is other than before. */
      readonly upserts: readonly Report[];
      readonly removals: readonly PersonId[];
      readonly changes: readonly Change[];
    }
  /** Older than what is known, or a repetition: changes nothing. */
  | {
      readonly outcome: "ignored";
      readonly roster: Roster;
      readonly reason: "older";
    }
  /** It cannot be said how it relates to what is known: a snapshot is needed. */
  | {
      readonly outcome: "doubt";
      readonly roster: Roster;
      readonly reason: "basis" | "epoch";
    }
  /** A full list became empty at once: kept as it was until the next answer. */
  | { readonly outcome: "unconfirmed"; readonly roster: Roster };

export const EMPTY_ROSTER: Roster = {
  revision: 0,
  position: null,
  serverTime: null,
  people: NO_PEOPLE,
  tally: EMPTY_TALLY,
  emptyUnconfirmed: false,
};

/**
 * Puts an observation on a roster. Order is decided by position, never by a clock: a snapshot of the same epoch with a
 * lower number is an old copy; a delta applies only on the very position that it names; a heartbeat only confirms the
 * position that is held. Nobody leaves but by a complete snapshot without them or by a delta that removes them.
 */
export const applyObservation = (
  roster: Roster,
  observation: Observation,
): Applied => {
  switch (observation.kind) {
    case "snapshot":
      return applySnapshot(roster, observation);
    case "delta":
      return applyDelta(roster, observation);
    case "heartbeat":
      return samePosition(roster.position, observation.position)
        ? commit(roster, observation, [], [])
        : doubt(roster, observation);
    default:
      return unreachable(observation);
  }
};

const isOlder = (roster: Roster, { position }: Observation): boolean =>
  roster.position !== null &&
  roster.position.epoch === position.epoch &&
  position.seq < roster.position.seq;

const ignored = (roster: Roster): Applied => ({
  outcome: "ignored",
  roster,
  reason: "older",
});

const doubt = (roster: Roster, observation: Observation): Applied => {
  if (isOlder(roster, observation)) return ignored(roster);
  const sameEpoch = roster.position?.epoch === observation.position.epoch;
  return { outcome: "doubt", roster, reason: sameEpoch ? "basis" : "epoch" };
};

/** A snapshot is turned into a delta first, so that one path decides what changed. */
const applySnapshot = (roster: Roster, snapshot: Snapshot): Applied => {
  if (isOlder(roster, snapshot)) return ignored(roster);
  const reports = distinct(snapshot.reports);
  const emptied =
    snapshot.complete && reports.size === 0 && roster.people.size > 0;
  if (emptied && !roster.emptyUnconfirmed)
    return {
      outcome: "unconfirmed",
      roster: { ...roster, emptyUnconfirmed: true },
    };
  const removals: PersonId[] = [];
  if (snapshot.complete)
    for (const { id } of reportsOf(roster.people))
      if (!reports.has(id)) removals.push(id);
  return commit(roster, snapshot, [...reports.values()], removals);
};

const applyDelta = (roster: Roster, delta: Delta): Applied => {
  if (!samePosition(roster.position, delta.basis)) return doubt(roster, delta);
  return commit(
    roster,
    delta,
    [...distinct(delta.upserts).values()],
    delta.removals,
  );
};

/** One report a person: of two rows with one id the one with the latest activity speaks. */
const distinct = (
  reports: readonly Report[],
): ReadonlyMap<PersonId, Report> => {
  const byId = new Map<PersonId, Report>();
  for (const report of reports) {
    const other = byId.get(report.id);
    if (other === undefined || latest(report) >= latest(other))
      byId.set(report.id, report);
  }
  return byId;
};

const latest = (report: Report): number =>
  Math.max(
    report.lastActiveAt ?? 0,
    bestSession(report)?.lastActiveAt ?? 0,
    report.lastSeenAt ?? 0,
  );

const commit = (
  roster: Roster,
  observation: Observation,
  candidates: readonly Report[],
  gone: readonly PersonId[],
): Applied => {
  const upserts: Report[] = [];
  const removals: PersonId[] = [];
  const changes: Change[] = [];
  const leaving = new Set(gone);
  let { tally } = roster;
  for (const report of candidates) {
    if (leaving.has(report.id)) continue;
    const before = reportOf(roster.people, report.id);
    if (before !== undefined && sameReport(before, report)) continue;
    upserts.push(report);
    tally = retally(tally, before, report);
    noteChanges(changes, before, report);
  }
  for (const id of leaving) {
    const before = reportOf(roster.people, id);
    if (before === undefined) continue;
    removals.push(id);
    tally = retally(tally, before, undefined);
    if (isOnline(before)) changes.push({ kind: "left", person: id });
  }
  const touched = upserts.length > 0 || removals.length > 0;
  const next: Roster = {
    revision: touched ? roster.revision + 1 : roster.revision,
    position: observation.position,
    serverTime: later(roster.serverTime, observation.serverTime),
    people: touched ? changed(roster.people, upserts, removals) : roster.people,
    tally,
    emptyUnconfirmed: false,
  };
  return { outcome: "applied", roster: next, upserts, removals, changes };
};

const later = (a: Instant | null, b: Instant): Instant =>
  a !== null && a > b ? a : b;
