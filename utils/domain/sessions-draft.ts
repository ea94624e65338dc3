import type { PersonId } from "./ids.ts";
import { DAY, type Instant } from "./instant.ts";
import { valueAt } from "./patched-map.ts";
import type { Observation } from "./observation.ts";
import { reportOf } from "./people.ts";
import type { Report } from "./person.ts";
import { isOnline } from "./facts.ts";
import type { Roster } from "./roster.ts";
import { type Beginning, beginSession } from "./begin-session.ts";
import type { Look } from "./look.ts";
import { finishSession } from "./running-session.ts";
import {
  type FinishedSession,
  type RunningSession,
  continuity,
  loginOf,
} from "./session.ts";
import type { SessionChanges } from "./session-changes.ts";
import type { Sessions } from "./sessions.ts";

/** An observation that was applied, and the list before and after it. */
export interface Sighting {
  readonly observation: Observation;
  readonly before: Roster;
  readonly after: Roster;
  /** Whose report is other than before, or gone. */
  readonly touched: readonly PersonId[];
}

/** What one observation does to the sessions, gathered. Lives inside one call of `observeSessions`. */
export interface Draft {
  readonly look: Look;
  /** Time of the observation before; null for the first. */
  readonly previous: Instant | null;
  /** Silence longer than this is a gap, ms. */
  readonly quietMs: number;
  /** Since `previous` nothing was observed for too long. */
  readonly gap: boolean;
  /** Whom the observation names as present; null where nobody's presence hangs on that. */
  readonly named: ReadonlySet<PersonId> | null;
  /** It is a part of a list: of others it says nothing. Else: that they are as before. */
  readonly isPart: boolean;
  readonly sessions: Sessions;
  /** Null: nothing goes on for this person any more. */
  readonly changes: Map<PersonId, RunningSession | null>;
  readonly finished: FinishedSession[];
  readonly ends: Map<PersonId, Instant>;
}

export const runningOf = (
  { sessions, changes }: Draft,
  id: PersonId,
): RunningSession | undefined => {
  const changed = changes.get(id);
  return changed === undefined
    ? valueAt(sessions.running, id)
    : (changed ?? undefined);
};

/** When a present person was last seen before this observation. */
export const lastSeenOf = (
  { previous, look }: Draft,
  { seenAt }: RunningSession,
): Instant => seenAt ?? previous ?? look.at;

/** The person's report, if it shows them online. */
export const onlineIn = (roster: Roster, id: PersonId): Report | null => {
  const report = reportOf(roster.people, id);
  return report !== undefined && isOnline(report) ? report : null;
};

export const continuityOf = (
  before: Report | null,
  after: Report,
): ReturnType<typeof continuity> =>
  continuity(
    (before?.sessions ?? []).map(loginOf),
    after.sessions.map(loginOf),
  );

/** Is nothing said of this present person? "As before" says nothing of who was in doubt before. */
export const isUnsaid = (
  { named, isPart }: Draft,
  { person, seenAt }: RunningSession,
): boolean =>
  named !== null && !named.has(person) && (isPart || seenAt !== null);

/** Did the platform itself say it the moment it happened? */
export const isPushed = ({ observation }: Sighting): boolean =>
  observation.kind === "delta" && observation.pushed;

export const put = (draft: Draft, session: RunningSession): void => {
  draft.changes.set(session.person, session);
};

export const finish = (
  draft: Draft,
  session: RunningSession,
  end: Instant,
): void => {
  draft.finished.push(finishSession(session, end, draft.look));
  draft.ends.set(session.person, end);
  draft.changes.set(session.person, null);
};

export const begin = (
  draft: Draft,
  report: Report,
  how: Pick<Beginning, "cameLate" | "follows">,
): void => {
  const { ends, sessions, look } = draft;
  const last =
    ends.get(report.id) ?? valueAt(sessions.lastEnds, report.id)?.end ?? null;
  // No start reaches back further than a day; what ended before may be forgotten already, or not yet.
  const notBefore = last !== null && look.at - last > DAY ? null : last;
  put(draft, beginSession(report, { ...how, notBefore }, look));
};

/** A person who was not there before: where we came late, perhaps they were. */
export const arrive = (draft: Draft, report: Report): void => {
  const { previous, gap, sessions } = draft;
  const cameLate = previous === null || gap || !sessions.whole;
  begin(draft, report, { cameLate, follows: false });
};

export const changesOf = ({ changes, ends }: Draft): SessionChanges => {
  const puts: RunningSession[] = [];
  const gone: PersonId[] = [];
  for (const [id, session] of changes)
    if (session === null) gone.push(id);
    else puts.push(session);
  return {
    puts,
    gone,
    lastEnds: Array.from(ends, ([person, end]) => ({ person, end })),
  };
};
