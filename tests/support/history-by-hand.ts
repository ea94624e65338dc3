import type { Stored } from "./stored-sessions.ts";

interface Time {
  readonly from: number;
  readonly to: number;
}

/** What of a time lies within another, ms. */
const shared = (a: Time, b: Time): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/**
 * What a range must say of the sessions that lie on the disk, by looking at each of them: slow, plain, and with nothing of
 * what the analytics are made of.
 */
export const historyByHand = (
  { sessions, coverage }: Pick<Stored, "sessions" | "coverage">,
  range: Time,
) => {
  const watched = coverage
    .map(({ from, to }) => ({
      from: Math.max(from, range.from),
      to: Math.min(to, range.to),
    }))
    .filter(({ from, to }) => from < to);
  const within = sessions
    .map(({ person, start, end }) => ({
      person,
      from: start,
      to: end ?? Infinity,
    }))
    .filter(({ from, to }) => from < range.to && to > range.from);
  const isWatched = (at: number): boolean =>
    watched.some(({ from, to }) => from <= at && at < to);
  const moments = [...within, ...watched]
    .map(({ from }) => from)
    .filter(isWatched);
  return {
    observedMs: watched.reduce((sum, { from, to }) => sum + to - from, 0),
    peak: Math.max(
      0,
      ...moments.map(
        (at) => within.filter(({ from, to }) => from <= at && at < to).length,
      ),
    ),
    people: new Map(
      [...Map.groupBy(within, ({ person }) => person)].map(([person, mine]) => [
        person,
        {
          sessions: mine.length,
          timeMs: mine.reduce(
            (sum, session) =>
              sum +
              watched.reduce((all, span) => all + shared(session, span), 0),
            0,
          ),
        },
      ]),
    ),
  };
};
