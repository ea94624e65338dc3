import type { PersonId, SourceId } from "../domain/ids.ts";
import { listedId } from "../domain/listed-id.ts";
import type { FinishedColumns } from "./finished-columns.ts";
import { type RangeSessions, averageOfBoth } from "./range-sessions.ts";

/** The sessions of one connection. */
export interface SessionsOf {
  readonly source: SourceId;
  readonly sessions: RangeSessions;
}

/**
 * The sessions of several connections as one: the mean and the median of all of them, each person under the id of the
 * list of all. Watched is what the least watched of them was.
 */
export const unionSessions = (
  all: readonly SessionsOf[],
): RangeSessions | null => {
  const [first, ...others] = all.toSorted(
    (a, b) => a.sessions.watchedMs - b.sessions.watchedMs,
  );
  if (first === undefined) return null;
  if (others.length === 0) return first.sessions;
  const current = all.flatMap(({ source, sessions }) =>
    sessions.current.map((session) => ({
      ...session,
      person: listedId(source, session.person),
    })),
  );
  const finished = joined(first.sessions, all);
  const { range, watched, watchedMs } = first.sessions;
  return {
    ...{ range, watched, watchedMs, current, finished },
    average: averageOfBoth(
      finished,
      current.map(({ lengthMs }) => lengthMs),
    ),
    seenOnce: all.reduce((sum, { sessions }) => sum + sessions.seenOnce, 0),
  };
};

/** Whose the sessions are is put together when somebody looks at them. */
const joined = (
  { finished: { from } }: RangeSessions,
  all: readonly SessionsOf[],
): FinishedColumns => {
  const columns = all.map(({ source, sessions }) => ({
    source,
    ...sessions.finished,
  }));
  let persons: readonly PersonId[] | null = null;
  return {
    from,
    get persons() {
      persons ??= columns.flatMap(({ source, persons: theirs }) =>
        theirs.map((person) => listedId(source, person)),
      );
      return persons;
    },
    ends: together(columns.map(({ ends }) => ends)),
    lengths: together(columns.map(({ lengths }) => lengths)),
    sorted: together(columns.map(({ sorted }) => sorted)).sort(),
    sumMs: columns.reduce((sum, { sumMs }) => sum + sumMs, 0),
  };
};

/** One after the other. */
const together = (columns: readonly Float64Array[]): Float64Array => {
  const all = new Float64Array(
    columns.reduce((sum, { length }) => sum + length, 0),
  );
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
};
