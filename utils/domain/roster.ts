import { type Change, noteChanges } from "./change.ts";
import { distinct } from "./distinct-reports.ts";
import { isOnline } from "./facts.ts";
import type { PersonId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import {
  type Delta,
  type Observation,
  type Position,
  type Snapshot,
  isBehind,
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
import { EMPTY_TALLY, type Tally, isDirectory, retally } from "./tally.ts";

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
  /** Something was said that does not lead on from here: nothing but a snapshot is taken. Not kept on the disk. */
  readonly doubted: boolean;
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
  doubted: false,
};

/**
 * Puts an observation on a roster. Order is decided by position, never by a clock: a snapshot of the same epoch with a
 * lower number is an old copy; a delta applies only on the very position that it names; a heartbeat only confirms the
 * position that is held. Nobody leaves but by a complete snapshot without them, or by one or a delta that says so.
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
      return !roster.doubted &&
        samePosition(roster.position, observation.position)
        ? commit(roster, observation, [], [])
        : doubt(roster, observation);
    default:
      return unreachable(observation);
  }
};

const ignored = (roster: Roster): Applied => ({
  outcome: "ignored",
  roster,
  reason: "older",
});

const doubt = (roster: Roster, observation: Observation): Applied => {
  if (isBehind(observation.position, roster.position)) return ignored(roster);
  const sameEpoch = roster.position?.epoch === observation.position.epoch;
  return {
    outcome: "doubt",
    roster: roster.doubted ? roster : { ...roster, doubted: true },
    reason: sameEpoch ? "basis" : "epoch",
  };
};

/** A snapshot is turned into a delta first, so that one path decides what changed. */
const applySnapshot = (roster: Roster, snapshot: Snapshot): Applied => {
  if (isBehind(snapshot.position, roster.position)) return ignored(roster);
  // Of two answers about one position the later one has been taken: this one only says that it still holds.
  if (isLateCopy(roster, snapshot)) return commit(roster, snapshot, [], []);
  const reports = distinct(snapshot.reports);
  const emptied =
    snapshot.complete && reports.size === 0 && isDirectory(roster.tally);
  if (emptied && !roster.emptyUnconfirmed)
    return {
      outcome: "unconfirmed",
      roster: { ...roster, emptyUnconfirmed: true },
    };
  const removals = snapshot.complete ? [] : [...(snapshot.gone ?? [])];
  if (snapshot.complete)
    for (const { id } of reportsOf(roster.people))
      if (!reports.has(id)) removals.push(id);
  return commit(roster, snapshot, [...reports.values()], removals);
};

const isLateCopy = (
  roster: Roster,
  { position, serverTime, complete }: Snapshot,
): boolean =>
  complete &&
  !roster.doubted &&
  samePosition(roster.position, position) &&
  roster.serverTime !== null &&
  serverTime < roster.serverTime;

const applyDelta = (roster: Roster, delta: Delta): Applied => {
  const follows = samePosition(roster.position, delta.basis);
  // Told twice, as by a server that pays no heed to where we resume.
  if (!follows && samePosition(roster.position, delta.position))
    return ignored(roster);
  if (roster.doubted || !follows) return doubt(roster, delta);
  return commit(
    roster,
    delta,
    [...distinct(delta.upserts).values()],
    delta.removals,
  );
};

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
    doubted: false,
  };
  return { outcome: "applied", roster: next, upserts, removals, changes };
};

const later = (a: Instant | null, b: Instant): Instant =>
  a !== null && a > b ? a : b;
