import { MAX_SESSIONS } from "../domain/outside-limits.ts";
import type { Counts, LiveSession, Report } from "../domain/person.ts";
import { type PersonSays, type RowSays, latest } from "./row-says.ts";

/*
 * Several rows of one person, as one. Which row came first must not matter: lists come in any order, and their pages too.
 */

/** The newest first; rows of one time in an order that depends on nothing but what they say. */
export const inOrder = (rows: readonly RowSays[]): readonly RowSays[] => {
  if (rows.length === 1) return rows;
  // Each is written once at most: all of an answer may be of one person, and of one time.
  const texts = new Map<RowSays, string>();
  const textOf = (row: RowSays): string => {
    const text = texts.get(row) ?? JSON.stringify(row);
    texts.set(row, text);
    return text;
  };
  return rows.toSorted(
    (a, b) => timeOf(b) - timeOf(a) || byCodeUnits(textOf(a), textOf(b)),
  );
};

const byCodeUnits = (a: string, b: string): number =>
  a < b ? -1 : Number(a > b);

const timeOf = ({ session, person }: RowSays): number =>
  latest(
    latest(session.lastActiveAt, session.lastSeenAt),
    session.startedAt ??
      (person.lastLoginAt === "never" ? null : person.lastLoginAt),
  ) ?? 0;

/** What all of them say of the person: the first that says it, the latest of times. */
export const personOf = (rows: readonly RowSays[]): PersonSays =>
  rows.map(({ person }) => person).reduce((one, other) => merged(one, other));

/** Two reports of a person: what `one` does not say, `other` does. Of times the latest, of counts the larger. */
export const merged = (one: PersonSays, other: PersonSays): PersonSays => ({
  name: one.name ?? other.name,
  email: one.email ?? other.email,
  role: one.role ?? other.role,
  company: one.company ?? other.company,
  account: one.account === "unknown" ? other.account : one.account,
  lastLoginAt: latestLogin(one.lastLoginAt, other.lastLoginAt),
  lastActiveAt: latest(one.lastActiveAt, other.lastActiveAt),
  lastSeenAt: latest(one.lastSeenAt, other.lastSeenAt),
  url: one.url ?? other.url,
  counts: mergedCounts(one.counts, other.counts),
});

const latestLogin = (
  a: Report["lastLoginAt"],
  b: Report["lastLoginAt"],
): Report["lastLoginAt"] => {
  if (a === "never" || a === null) return b ?? a;
  return b === "never" ? a : latest(a, b);
};

const mergedCounts = (a: Counts | null, b: Counts | null): Counts | null => {
  if (a === null || b === null) return a ?? b;
  return {
    sessions: larger(a.sessions, b.sessions),
    messages: larger(a.messages, b.messages),
    questions: larger(a.questions, b.questions),
  };
};

const larger = (a: number | null, b: number | null): number | null => {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
};

/**
 * Each session once, {@link MAX_SESSIONS} at most: a list that moved between two pages says some twice. Without an id,
 * sessions that began at different times are two; without either, a person has one.
 * @param apartMs times of sessions without an id that are no further apart are one
 */
export const distinct = (
  sessions: readonly LiveSession[],
  apartMs = 0,
): readonly LiveSession[] => {
  const known: LiveSession[] = [];
  for (const session of sessions) {
    if (known.length === MAX_SESSIONS) break;
    if (!known.some((one) => isSame(one, session, apartMs)))
      known.push(session);
  }
  return known;
};

const isSame = (a: LiveSession, b: LiveSession, apartMs: number): boolean =>
  a.id === b.id &&
  (a.id !== null ||
    Math.abs((a.startedAt ?? 0) - (b.startedAt ?? 0)) <= apartMs);
