import type { Span } from "./coverage.ts";
import { type Instant, earlier } from "./instant.ts";
import { clippedTo, latestOf, lengthOfAll, without } from "./spans.ts";

/** A session of one person as a history shows it, [start, end). */
export interface PastSession {
  readonly start: Instant;
  /** When the person was last seen; of one that goes on, now. */
  readonly end: Instant;
  readonly goesOn: boolean;
  /** The person may have been there before `start`. */
  readonly atLeast: boolean;
  /** Seen in one observation only: its length is unknown, not 0. */
  readonly seenOnce: boolean;
  /** Gaps of ours that it went on over, ms: they add nothing to its length. */
  readonly cutMs: number;
  readonly engagedMs: number;
  /** True: all of it, or a part that we did not watch, is the platform's word. */
  readonly told?: boolean;
}

/** One day of the reader's calendar. */
export interface HistoryDay {
  /** All of it, from midnight to midnight. */
  readonly calendar: Span;
  /** As far as the range holds it: of today, what is over. */
  readonly span: Span;
  /** When the person was there. */
  readonly online: readonly Span[];
  /** When nobody watched. */
  readonly unwatched: readonly Span[];
  readonly onlineMs: number;
  /** Sessions that began on it, the newest first; on the oldest day also one that began before. */
  readonly sessions: readonly PastSession[];
  /** One goes on into it from the day before. */
  readonly carried: boolean;
}

/** What is known of a person within a range of days, and how much of the range was watched. */
export interface PersonHistory {
  readonly range: Span;
  /** All days, the oldest first. */
  readonly days: readonly HistoryDay[];
  readonly count: number;
  /** Within the range, ms: the sum of the days. */
  readonly onlineMs: number;
  readonly engagedMs: number;
  readonly watchedMs: number;
  /** True when a session of unknown begin or length is in it: the sums may be too small. */
  readonly atLeast: boolean;
}

/**
 * The history of one person. Its sums are those of its parts: each ms online lies in exactly one day, each session is
 * listed on exactly one.
 * @param sessions of this person, without overlap, in any order
 * @param watched when we watched, in order, without overlap
 * @param days of the calendar, the oldest first, without gaps; the last holds `now`
 * @param now the platform's clock: the range ends here, and no session later
 */
export const personHistory = (
  sessions: readonly PastSession[],
  watched: readonly Span[],
  days: readonly Span[],
  now: Instant,
): PersonHistory => {
  const range = { from: days[0]?.from ?? now, to: now };
  const seen = sessions
    .filter((session) => reachesInto(session, range))
    .toSorted((a, b) => a.start - b.start);
  const unwatched = without(range, watched);
  const online = seen.flatMap((session) => timeOf(session, range, unwatched));
  const parts = days.map((calendar, at) => {
    const isOldest = at === 0;
    const span = { from: calendar.from, to: earlier(calendar.to, now) };
    const begins = ({ start }: PastSession): boolean =>
      start < calendar.to && (start >= calendar.from || isOldest);
    return {
      calendar,
      ...partsOf(span, isOldest, seen, online, unwatched),
      sessions: seen.filter(begins).toReversed(),
    };
  });
  return {
    range,
    days: parts,
    count: seen.length,
    onlineMs: lengthOfAll(online),
    engagedMs: seen.reduce((sum, one) => sum + engagedWithin(one, range), 0),
    watchedMs: range.to - range.from - lengthOfAll(unwatched),
    atLeast: seen.some(({ atLeast, seenOnce }) => atLeast || seenOnce),
  };
};

/** What begins now is of the range, and so is what began and ended in the moment with which the range begins. */
const reachesInto = ({ start, end }: PastSession, range: Span): boolean =>
  start <= range.to && (end > range.from || start >= range.from);

/**
 * When a session was, without the gaps that were cut out of it. Gaps lie where nobody watched, after our first look: so
 * they are the latest of that time. Time before our first look, which the platform vouches for, stays.
 */
const timeOf = (
  { start, end, cutMs, seenOnce }: PastSession,
  range: Span,
  unwatched: readonly Span[],
): readonly Span[] => {
  if (seenOnce) return [];
  const [whole] = clippedTo([{ from: start, to: end }], range);
  if (whole === undefined) return [];
  const gaps = latestOf(clippedTo(unwatched, whole), cutMs);
  const rest = without(whole, gaps);
  const cutElsewhere = start < range.from ? 0 : cutMs - lengthOfAll(gaps);
  // A gap in what was said of this person, while we watched others: nothing says where it lies.
  return latestOf(rest, Math.max(0, lengthOfAll(rest) - cutElsewhere));
};

const engagedWithin = (session: PastSession, range: Span): number => {
  const { start, end, engagedMs } = session;
  const [whole] = clippedTo([{ from: start, to: end }], range);
  return whole === undefined ? 0 : Math.min(engagedMs, whole.to - whole.from);
};

const partsOf = (
  span: Span,
  isOldest: boolean,
  sessions: readonly PastSession[],
  online: readonly Span[],
  unwatched: readonly Span[],
): Omit<HistoryDay, "calendar" | "sessions"> => {
  const within = clippedTo(online, span);
  return {
    span,
    online: within,
    unwatched: clippedTo(unwatched, span),
    onlineMs: lengthOfAll(within),
    carried:
      !isOldest &&
      sessions.some(({ start, end }) => start < span.from && end > span.from),
  };
};
