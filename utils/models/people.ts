import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { NameOf } from "../domain/page-name.ts";
import {
  type PeopleIndex,
  createIndex,
  renamed,
  slotOf,
  updateIndex,
} from "../domain/people-index.ts";
import type { RunningSession, VisitedPage } from "../domain/session.ts";
import { runningLength } from "../domain/session-length.ts";
import type { JournalReading } from "../storage/reader.ts";
import type { DeltaRecord, FirstScreen } from "../storage/records.ts";
import { putRunning } from "../storage/running-put.ts";

/** A session that was seen to end, in short. */
export interface EndedSession {
  readonly person: PersonId;
  readonly start: Instant;
  readonly end: Instant;
  /** Null: seen in one observation only, so of unknown length. */
  readonly lengthMs: number | null;
}

/** A visit that was seen to end. */
export interface EndedVisit {
  readonly page: VisitedPage;
  readonly ms: number;
}

/** The list as the page has it. Index and sessions are changed in place: a new `People` says that they were. */
export interface People {
  readonly index: PeopleIndex;
  /** The sessions that go on, or may be resumed. */
  readonly running: Map<PersonId, RunningSession>;
  /** Those that ended before the page's eyes and were not yet read as finished ones. */
  readonly ended: EndedSession[];
  /** Visits that ended before the page's eyes, until somebody takes them. */
  readonly visited: EndedVisit[];
  readonly revision: number;
  /** False while only the first screen was read. */
  readonly whole: boolean;
  /** Version of the index before these slots were touched: with them, what was prepared then can be brought up to now. */
  readonly since: number;
  /** Whose report or session is another. */
  readonly touched: ReadonlySet<number>;
}

const NOTHING_TOUCHED: ReadonlySet<number> = new Set();

export const peopleOfScreen = (
  { revision, rows, running }: FirstScreen,
  nameOf: NameOf,
): People => ({
  index: createIndex(rows, nameOf),
  running: byPerson(running),
  ended: [],
  visited: [],
  revision,
  whole: false,
  since: 0,
  touched: NOTHING_TOUCHED,
});

export const peopleOfJournal = (
  { state, reports, running, deltas }: JournalReading,
  nameOf: NameOf,
): People => {
  const kept: InPlace = {
    index: createIndex(reports, nameOf),
    running: byPerson(running),
    ended: [],
    visited: [],
  };
  put(kept, deltas);
  return {
    ...kept,
    // What ended before the page opened is read with all that did.
    ended: [],
    visited: [],
    revision: state.revision,
    whole: true,
    since: kept.index.version,
    touched: NOTHING_TOUCHED,
  };
};

/** The people with their pages under these names: themselves when they have them already. */
export const peopleNamed = (people: People, nameOf: NameOf): People => {
  if (people.index.nameOf === nameOf) return people;
  const index = renamed(people.index, nameOf);
  return { ...people, index, since: index.version, touched: NOTHING_TOUCHED };
};

/** The people after these deltas, which lead on from their revision to `revision`. */
export const peopleAfter = (
  people: People,
  deltas: readonly DeltaRecord[],
  revision: number,
): People => {
  const since = people.index.version;
  const touched = put(people, deltas);
  return { ...people, revision, since, touched };
};

/** Do these deltas lead from a revision of ours to the one that was read with them? */
export const reaches = (
  deltas: readonly DeltaRecord[],
  from: number,
  to: number | undefined,
): boolean => (deltas.at(-1)?.revision ?? from) === to;

const byPerson = (
  running: readonly RunningSession[],
): Map<PersonId, RunningSession> =>
  new Map(running.map((session) => [session.person, session]));

type InPlace = Pick<People, "index" | "running" | "ended" | "visited">;

/** Returns the slots that all of them together touched. */
const put = (
  { index, running, ended, visited }: InPlace,
  deltas: readonly DeltaRecord[],
): ReadonlySet<number> => {
  const touched = new Set<number>();
  for (const delta of deltas) {
    updateIndex(index, delta.upserts, delta.removals);
    for (const slot of index.touched) touched.add(slot);
    const persons = [
      ...delta.running.map(({ person }) => person),
      ...delta.gone,
    ];
    const before = persons.map((id) => running.get(id));
    putRunning(running, delta);
    for (const [at, id] of persons.entries()) {
      const slot = slotOf(index, id);
      if (slot !== undefined) touched.add(slot);
      const session = before[at];
      const now = running.get(id);
      if (session !== undefined && now?.start !== session.start)
        ended.push(endOf(session, delta.serverTime));
      visited.push(...visitsBetween(session, now, delta.serverTime));
    }
  }
  return touched;
};

/** The visits of a person that ended from one state of their session to the next. */
const visitsBetween = (
  before: RunningSession | undefined,
  now: RunningSession | undefined,
  at: Instant,
): readonly EndedVisit[] => {
  const same = before !== undefined && before.start === now?.start;
  const open = same ? null : (before?.visit ?? null);
  const left =
    open === null
      ? []
      : [{ page: open.page, ms: (before?.seenAt ?? at) - open.start }];
  const more = (now?.visits ?? []).slice(same ? before.visits.length : 0);
  return [
    ...left,
    ...more.map(({ page, start, end }) => ({ page, ms: end - start })),
  ];
};

/** @param at the observation that showed it: at most one interval after the person was last seen */
const endOf = (session: RunningSession, at: Instant): EndedSession => ({
  person: session.person,
  start: session.start,
  end: session.seenAt ?? at,
  lengthMs: runningLength(session, at, at),
});
