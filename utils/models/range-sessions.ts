import { type Span, observedAt } from "../domain/coverage.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import {
  type AverageSession,
  runningLength,
} from "../domain/session-length.ts";
import type { SourceState } from "../storage/records.ts";
import { type FinishedColumns } from "./finished-columns.ts";
import type { People } from "./people.ts";
import { lengthOf, spansWithin } from "./watched.ts";

/** Sessions that go on, or ended a moment ago, with their lengths at one moment. */
export interface CurrentSession {
  readonly person: PersonId;
  readonly lengthMs: number;
  /** Null: goes on. */
  readonly end: Instant | null;
}

/** The sessions that overlap a range, and the average of them. */
export interface RangeSessions {
  readonly range: Span;
  readonly current: readonly CurrentSession[];
  readonly finished: FinishedColumns;
  readonly average: AverageSession | null;
  /** Left out: seen in one observation only, so of unknown length. */
  readonly seenOnce: number;
  /** When we watched within the range, in order. */
  readonly watched: readonly Span[];
  readonly watchedMs: number;
}

/** Sessions that are over, as they were read, and when we watched. */
export interface FinishedReading {
  readonly finished: FinishedColumns;
  readonly spans: readonly Span[];
}

/** All that overlaps the time from the reading's begin to `now`. */
export const rangeSessionsOf = (
  { finished, spans }: FinishedReading,
  people: Pick<People, "running" | "ended">,
  watch: SourceState["watch"] | null,
  now: Instant,
): RangeSessions => {
  const range = { from: finished.from, to: now };
  const ours = watch?.coverage.running ?? null;
  const watched = spansWithin(ours === null ? spans : [...spans, ours], range);
  const observed = watch === null ? null : observedAt(watch.coverage);
  const { current, unknown } = currentIn(people, now, observed ?? now);
  return {
    range,
    current,
    finished,
    average: averageOfBoth(
      finished,
      current.map(({ lengthMs }) => lengthMs),
    ),
    seenOnce: unknown + finished.lengths.length - finished.sorted.length,
    watched,
    watchedMs: lengthOf(watched),
  };
};

const currentIn = (
  { running, ended }: Pick<People, "running" | "ended">,
  now: Instant,
  observed: Instant,
) => {
  const current: CurrentSession[] = [];
  let unknown = 0;
  const add = (
    person: PersonId,
    lengthMs: number | null,
    end: Instant | null,
  ): void => {
    if (lengthMs === null) unknown++;
    else current.push({ person, lengthMs, end });
  };
  for (const session of running.values()) {
    const end = session.left === null ? null : session.seenAt;
    add(session.person, runningLength(session, now, observed), end);
  }
  for (const { person, lengthMs, end } of ended) add(person, lengthMs, end);
  return { current, unknown };
};

/** `averageOf` of both together, where one part is long and sorted already. */
export const averageOfBoth = (
  { sorted, sumMs }: Pick<FinishedColumns, "sorted" | "sumMs">,
  lengths: readonly number[],
): AverageSession | null => {
  const n = sorted.length + lengths.length;
  if (n === 0) return null;
  const others = Float64Array.from(lengths).sort();
  let at = 0;
  let atOther = 0;
  let lower = 0;
  let upper = 0;
  for (let rank = 0; rank <= n >> 1; rank++) {
    const next = sorted[at] ?? Infinity;
    const other = others[atOther] ?? Infinity;
    lower = upper;
    upper = Math.min(next, other);
    if (next <= other) at++;
    else atOther++;
  }
  if (n % 2 === 1) lower = upper;
  return {
    meanMs: (sumMs + others.reduce((sum, ms) => sum + ms, 0)) / n,
    medianMs: (lower + upper) / 2,
    n,
  };
};
