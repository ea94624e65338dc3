import { LONGEST_SESSION_MS } from "./begin-session.ts";
import type { Span } from "./coverage.ts";
import type { PersonId, SessionId } from "./ids.ts";
import { type Instant, earlier, instant, later } from "./instant.ts";
import type { FinishedSession, Visit } from "./session.ts";
import { unitedVisits, visitsIn } from "./told-visits.ts";
import { ifAny } from "./away.ts";
import { clippedTo, joined, lengthOfAll, without } from "./spans.ts";
import type { ToldSession } from "./told-session.ts";

/**
 * Somebody's presence as the platform tells of it. Presence is one thing however many devices: logins of one person that
 * overlap are one presence, named after the first of them, as they are when we observe them (`observe-sessions.ts`).
 */
export interface ToldPresence {
  readonly person: PersonId;
  readonly id: SessionId;
  readonly start: Instant;
  /** Up to now where it goes on. */
  readonly end: Instant;
  /** Where it goes on: the start of the first login that does; null: it is over. */
  readonly liveFrom: Instant | null;
  /** Null: the platform does not say. */
  readonly engagedMs: number | null;
  /** When the person was away on every device that was there. */
  readonly away: readonly Span[];
  readonly visits: readonly Visit[];
}

export interface Folded {
  /** Nothing that comes later can be a part of these. */
  readonly over: readonly ToldPresence[];
  /** A login that begins later may be a part of these. */
  readonly pending: readonly ToldPresence[];
}

/**
 * Puts logins together that overlap.
 * @param pending what was open before these
 * @param sessions in order of their start; none begins before the last one of the part before
 * @param isLast nothing comes after these
 * @param now the platform's time
 */
export const foldLogins = (
  pending: readonly ToldPresence[],
  sessions: readonly ToldSession[],
  isLast: boolean,
  now: Instant,
): Folded => {
  const open = new Map(pending.map((one) => [one.person, one]));
  const over: ToldPresence[] = [];
  for (const session of sessions) {
    const login = presenceOf(session, now);
    const before = open.get(session.person);
    const isOne = before !== undefined && goesInto(before, login);
    if (before !== undefined && !isOne) over.push(before);
    open.set(session.person, isOne ? together(before, login) : login);
  }
  const reached = sessions.at(-1)?.start ?? null;
  const isDone = ({ liveFrom, end }: ToldPresence): boolean =>
    isLast || (liveFrom === null && reached !== null && end <= reached);
  const all = [...open.values()];
  return {
    over: [...over, ...all.filter(isDone)].sort(
      (a, b) => a.start - b.start || (a.person < b.person ? -1 : 1),
    ),
    pending: all.filter((one) => !isDone(one)),
  };
};

const presenceOf = (
  { id, person, start, end, engagedMs, away, visits }: ToldSession,
  now: Instant,
): ToldPresence => ({
  ...{ id, person, start, engagedMs, away },
  visits: unitedVisits(visits),
  end: end ?? later(now, start),
  liveFrom: end === null ? start : null,
});

const goesInto = (before: ToldPresence, login: ToldPresence): boolean =>
  login.id === before.id || login.start < before.end;

const together = (a: ToldPresence, b: ToldPresence): ToldPresence => {
  // A part that is told twice, as windows that meet in a session tell it, adds nothing.
  const isSame = a.id === b.id && a.start === b.start && a.end === b.end;
  if (isSame) return a;
  const whole = { from: a.start, to: later(a.end, b.end) };
  const here = joined([...hereIn(a), ...hereIn(b)]);
  const engagedMs =
    a.engagedMs === null || b.engagedMs === null
      ? null
      : Math.min(a.engagedMs + b.engagedMs, lengthOfAll(here));
  const lives = [a.liveFrom, b.liveFrom].filter((at) => at !== null);
  return {
    ...a,
    end: whole.to,
    liveFrom: lives.length === 0 ? null : lives.reduce(earlier),
    engagedMs,
    away: without(whole, here),
    visits: unitedVisits([...a.visits, ...b.visits]),
  };
};

const hereIn = ({ start, end, away }: ToldPresence): readonly Span[] =>
  without({ from: start, to: end }, away);

/**
 * What is over of a presence, as sessions: cut where it is longer than a session may be. Of one that goes on, what was
 * before the logins that do: those are for whoever observes them. `observedMs` is the whole length, until it is known what
 * the platform vouches for.
 */
export const overOf = (presence: ToldPresence): readonly FinishedSession[] => {
  const { person, id, start, end, liveFrom } = presence;
  const until = liveFrom ?? end;
  if (liveFrom !== null && liveFrom <= start) return [];
  const sessions: FinishedSession[] = [];
  let engagedLeft = presence.engagedMs;
  let from = start;
  do {
    const to = earlier(instant(from + LONGEST_SESSION_MS), until);
    const part = { from, to };
    const away = clippedTo(presence.away, part);
    const here = to - from - lengthOfAll(away);
    const engagedMs = Math.min(engagedLeft ?? here, here);
    if (engagedLeft !== null) engagedLeft -= engagedMs;
    sessions.push({
      ...{ person, id, start: from, end: to, engagedMs },
      atLeast: false,
      observedMs: to - from,
      cutMs: 0,
      // One beat, and nobody knows for how long.
      seenOnce: from === to,
      visits: visitsIn(presence.visits, part, to === until),
      ...ifAny(away),
      told: true,
    });
    from = to;
  } while (from < until);
  return sessions;
};
