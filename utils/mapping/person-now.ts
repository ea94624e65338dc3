import { personId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { LiveSession, Report } from "../domain/person.ts";
import {
  TOLERANCE_MS,
  activeAt,
  hasChanged,
  heldSession,
  steady,
} from "./known-before.ts";
import type { Mapping } from "./mapping.ts";
import type { IsOnline } from "./online.ts";
import { distinct, inOrder, personOf } from "./put-together.ts";
import { endingAt } from "./session-ends.ts";
import { type PersonSays, type RowSays, latest } from "./row-says.ts";

/** How rows become people. */
export interface PersonRules {
  readonly isOnline: IsOnline;
  readonly activeOn: NonNullable<Mapping["activeOn"]>;
  /** Times are counted back from the server's clock. */
  readonly isAgo: boolean;
}

/**
 * The report of the person whose rows these are, at least one.
 * @param lastPage of somebody who was not online, as `page-memory.ts` has it
 */
export const reportOfRows = (
  id: string,
  rows: readonly RowSays[],
  known: Report | undefined,
  rules: PersonRules,
  now: Instant,
  lastPage?: unknown,
): Report => {
  const said = inOrder(rows).map((row) =>
    compared(row, known, rules, now, lastPage),
  );
  const person = personOf(said);
  const sessions = distinct(
    said
      .filter((row) => isRunning(row, now) && rules.isOnline(row, now))
      .map(({ session, endsAt }) => endingAt(session, endsAt)),
    rules.isAgo ? TOLERANCE_MS : 0,
  );
  return { id: personId(id), ...person, sessions };
};

const isRunning = ({ endsAt }: RowSays, now: Instant): boolean =>
  endsAt === null || endsAt > now;

/** A row with what only the answer before tells of it. */
const compared = (
  row: RowSays,
  known: Report | undefined,
  { activeOn, isAgo }: PersonRules,
  now: Instant,
  lastPage: unknown,
): RowSays => {
  if (known === undefined || (activeOn.length === 0 && !isAgo)) return row;
  const held = heldSession(row.session, known);
  const person = isAgo ? steadyPerson(row.person, known) : row.person;
  const session = isAgo ? steadySession(row.session, held) : row.session;
  if (activeOn.length === 0) return { ...row, person, session };
  const changed = hasChanged(activeOn, person, session, known, lastPage);
  const before = latest(known.lastActiveAt, held?.lastActiveAt ?? null);
  const lastActiveAt = activeAt(changed, now, person.lastActiveAt, before);
  return {
    ...row,
    person: { ...person, lastActiveAt },
    session: {
      ...session,
      lastActiveAt: activeAt(
        changed,
        now,
        session.lastActiveAt,
        held?.lastActiveAt,
      ),
    },
  };
};

const steadyPerson = (person: PersonSays, known: Report): PersonSays => ({
  ...person,
  lastActiveAt: steady(person.lastActiveAt, known.lastActiveAt),
  lastSeenAt: steady(person.lastSeenAt, known.lastSeenAt),
});

const steadySession = (
  session: LiveSession,
  held: LiveSession | undefined,
): LiveSession => ({
  ...session,
  startedAt: steady(session.startedAt, held?.startedAt),
  lastActiveAt: steady(session.lastActiveAt, held?.lastActiveAt),
  lastSeenAt: steady(session.lastSeenAt, held?.lastSeenAt),
  page: session.page && {
    ...session.page,
    since: steady(session.page.since, held?.page?.since),
  },
});
