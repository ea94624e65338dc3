import type { Span } from "../../utils/domain/coverage.ts";
import type { Stored, StoredSession } from "./stored-sessions.ts";
import type { TrueLogin } from "./true-sessions.ts";
import { wholeSessions } from "./whole-sessions.ts";

/** What became of the true sessions, each counted in one of the first six, and what is wrong beside. */
export interface Verdict {
  /** In exactly one stored session: the one that bears its id, or one of the same person that was going on. */
  readonly once: number;
  readonly lost: number;
  readonly doubled: number;
  /** Nobody watched while it was there. */
  readonly outside: number;
  /** Not stored, and so short that it may lie between two polls. */
  readonly brief: number;
  /** Stored sessions that go on after the person was told to be gone, or do not end with the last told presence. */
  readonly late: number;
  /** Ended although the person was told to be there, and it was watched. */
  readonly early: number;
  /** Stored sessions of which the platform knows nothing, or that begin elsewhere than the platform says. */
  readonly invented: number;
  /** Pairs of stored sessions of one person that overlap. */
  readonly overlapping: number;
  /** Server time that was watched, ms. */
  readonly coveredMs: number;
  /** One sentence for each thing that is wrong. */
  readonly faults: readonly string[];
}

/** What every verdict must say, however badly things went. */
export const SOUND = {
  lost: 0,
  doubled: 0,
  late: 0,
  early: 0,
  invented: 0,
  overlapping: 0,
} satisfies Partial<Verdict>;

/**
 * Compares what Rollcall keeps with what the platform told, up to the position that Rollcall stands at.
 * @param unseenUpToMs what was there for no longer than this may be unknown to somebody who polls; 0 for a stream
 */
export const compareSessions = (
  truth: readonly TrueLogin[],
  { sessions, coverage }: Pick<Stored, "sessions" | "coverage">,
  unseenUpToMs: number,
): Verdict => {
  const stored = wholeSessions(sessions);
  const faults: string[] = [];
  const counts = { once: 0, lost: 0, doubled: 0, outside: 0, brief: 0 };
  const byPerson = Map.groupBy(stored, ({ person }) => person);
  const logins = Map.groupBy(truth, ({ person }) => person);

  for (const login of truth) {
    const seen = watched(login, coverage);
    const own = byPerson.get(login.person) ?? [];
    const named = own.filter(({ id }) => id === login.id).length;
    const lasted = (login.to?.at ?? Infinity) - login.from.at;
    const fate =
      named > 1
        ? "doubled"
        : named === 1 || (seen.length > 0 && isWithin(seen, login, own))
          ? "once"
          : seen.length === 0
            ? "outside"
            : lasted <= unseenUpToMs
              ? "brief"
              : "lost";
    counts[fate]++;
    if (fate === "lost" || fate === "doubled")
      faults.push(`${fate}: ${wordsOf(login)}; stored: ${JSON.stringify(own)}`);
  }

  const wrong = (what: string, bad: readonly StoredSession[]): number => {
    for (const session of bad) {
      const told = (logins.get(session.person) ?? []).map(wordsOf).join("; ");
      faults.push(`${what}: ${JSON.stringify(session)}; told: ${told}`);
    }
    return bad.length;
  };
  const of = (session: StoredSession) => logins.get(session.person) ?? [];
  return {
    ...counts,
    late: wrong(
      "late",
      stored.filter((session) => !of(session).some(isThereAtEnd(session))),
    ),
    early: wrong(
      "early",
      stored.filter((session) =>
        of(session).some(isCut(session, coverage, unseenUpToMs)),
      ),
    ),
    invented: wrong(
      "invented",
      stored.filter(
        (session) =>
          !of(session).some(
            (login) =>
              login.id === session.id && startsWith(session, login, byPerson),
          ),
      ),
    ),
    overlapping: wrong(
      "overlapping",
      stored.filter((one) =>
        (byPerson.get(one.person) ?? []).some(
          (other) =>
            other !== one &&
            one.start <= other.start &&
            (one.end ?? Infinity) > other.start,
        ),
      ),
    ),
    coveredMs: coverage.reduce((sum, { from, to }) => sum + to - from, 0),
    faults,
  };
};

interface Part {
  readonly from: number;
  readonly to: number;
}

/** The parts of the login's told presence that Rollcall watched. */
const watched = (
  { from, to }: TrueLogin,
  coverage: readonly Span[],
): readonly Part[] =>
  coverage
    .map((span) => ({
      from: Math.max(span.from, from.at),
      to: Math.min(span.to, to?.at ?? Infinity),
    }))
    .filter((part) => part.from < part.to);

/** Was the person there all that time by sessions of other names? A gone login ends where the platform saw it last. */
const isWithin = (
  parts: readonly Part[],
  { endedAt }: TrueLogin,
  stored: readonly StoredSession[],
): boolean =>
  parts.every((part) =>
    stored.some(
      ({ start, end }) =>
        start <= part.from &&
        (end ?? Infinity) >= Math.min(part.to, endedAt ?? Infinity),
    ),
  );

/** Was the person told to be there at the stored end? Goes for those who are there still, too. */
const isThereAtEnd =
  ({ end }: StoredSession) =>
  ({ from, to }: TrueLogin): boolean =>
    end === null ? to === null : from.at <= end && end <= (to?.at ?? Infinity);

/** Does the stored session end before the login that it bears, though it was watched? */
const isCut =
  (
    { id, end }: StoredSession,
    coverage: readonly Span[],
    toleranceMs: number,
  ) =>
  (login: TrueLogin): boolean => {
    if (id !== login.id || end === null) return false;
    const last = watched(login, coverage).at(-1)?.to;
    // The platform may say with the end that it saw the person last a little before.
    const least = Math.min(last ?? 0, login.endedAt ?? Infinity);
    return end < least - toleranceMs;
  };

/** The platform's own start; later only where the person's session before had not ended by then. */
const startsWith = (
  { person, start }: StoredSession,
  { startedAt, from }: TrueLogin,
  byPerson: ReadonlyMap<string, readonly StoredSession[]>,
): boolean =>
  start === startedAt ||
  (start > startedAt &&
    start <= Math.max(from.at, startedAt) &&
    (byPerson.get(person) ?? []).some(
      ({ end }) => end !== null && end > startedAt && end <= start,
    ));

const wordsOf = ({ id, person, startedAt, from, to, endedAt }: TrueLogin) =>
  `${id} of ${person}, started ${startedAt}, told from ${from.at} to ${to?.at ?? "now"}, ended ${endedAt ?? "never"}`;
