import fc from "fast-check";
import {
  blockOfFinished,
  blockOfRunning,
} from "../../../utils/domain/analytics/block-of.ts";
import { ifAny } from "../../../utils/domain/away.ts";
import type { SessionBlock } from "../../../utils/domain/analytics/session-block.ts";
import type { Coverage, Span } from "../../../utils/domain/coverage.ts";
import { personId, sessionId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import type {
  FinishedSession,
  RunningSession,
  Visit,
} from "../../../utils/domain/session.ts";
import { joined } from "../../../utils/domain/spans.ts";
import type { TrueSession } from "../../support/true-minutes.ts";
import { TURNS, type Turn } from "./calendar-turns.ts";

/** What was told of a world, and what is true of it. All of it happens at whole minutes. */
export interface AnalyticsWorld {
  readonly zone: string;
  /** What happens to the calendar in it. */
  readonly turn: number;
  /** UTC midnight. */
  readonly begin: number;
  readonly now: number;
  readonly watched: readonly Span[];
  /** The latest observation. */
  readonly observed: number;
  readonly truth: readonly TrueSession[];
  readonly finished: readonly FinishedSession[];
  readonly running: readonly RunningSession[];
}

const AWAY_AFTER_MS = 30 * MINUTE;

/** No pause is engaged, so a session's engaged time is what it says. */
export const LIMITS = { idleAfterMs: 0, awayAfterMs: AWAY_AFTER_MS };

export const runningBlock = ({
  running,
  observed,
  begin,
  now,
}: AnalyticsWorld): SessionBlock => {
  const span = { from: instant(begin), to: instant(observed), before: 0 };
  const coverage: Coverage = { ended: [], running: span };
  return blockOfRunning(running, coverage, instant(now), LIMITS);
};

export const finishedBlock = ({ finished }: AnalyticsWorld): SessionBlock =>
  blockOfFinished(finished);

const minutes = (max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max });

/** How a session of so many minutes was, from its start. */
const anyStay = fc.record({
  pause: fc.oneof(minutes(20), minutes(20 * 60)),
  length: fc.oneof(minutes(3), minutes(90), minutes(24 * 60)),
  isOnce: fc.boolean(),
  cut: minutes(30),
  engaged: minutes(100),
  away: fc.array(fc.tuple(minutes(60), minutes(120)), { maxLength: 2 }),
  visits: fc.array(
    fc.tuple(minutes(9), minutes(50), fc.constantFrom("A", "B", "C")),
    {
      maxLength: 3,
    },
  ),
});

type Stay = typeof anyStay extends fc.Arbitrary<infer Value> ? Value : never;

/** What becomes of a person's last session: over, going on, seen for the first time just now, or left a moment ago. */
const anyEnd = fc.constantFrom(
  "over" as const,
  "on" as const,
  "new" as const,
  "left" as const,
);

/** Somebody who was there when the calendar turned, and whether anybody watched: minutes before and after. */
const anyWitness = fc.record({
  before: fc.integer({ min: 1, max: 300 }),
  after: fc.integer({ min: 1, max: 300 }),
  isWatched: fc.boolean(),
});

type Witness =
  typeof anyWitness extends fc.Arbitrary<infer Value> ? Value : never;

/** Everything of a world but what happens to its calendar. */
const anyLives = fc.record({
  daysBefore: fc.integer({ min: 1, max: 2 }),
  /** Minutes from the turn to now. */
  after: fc.oneof(
    fc.integer({ min: -600, max: 600 }),
    fc.integer({ min: 60, max: 3 * 24 * 60 }),
  ),
  /** Minutes from when people come and we begin to watch to the turn; null: longer than there is a world. */
  lead: fc.option(minutes(10 * 60), { freq: 3 }),
  sinceObserved: fc.integer({ min: 1, max: 30 }),
  watched: fc.array(
    fc.tuple(minutes(200), fc.oneof(minutes(50), minutes(2000))),
    { maxLength: 8 },
  ),
  people: fc.array(
    fc.record({ stays: fc.array(anyStay, { maxLength: 8 }), end: anyEnd }),
    { maxLength: 4 },
  ),
});

type Lives = typeof anyLives extends fc.Arbitrary<infer Value> ? Value : never;

/** Worlds around each of the turns. */
export const anyAnalyticsWorld: fc.Arbitrary<AnalyticsWorld> = fc
  .tuple(fc.constantFrom(...TURNS), anyLives, fc.option(anyWitness))
  .map(([turn, lives, witness]) => worldOf(turn, lives, witness));

/** Worlds around this one, in which somebody was seen there before it and after it. */
export const anyWorldAround = (turn: Turn): fc.Arbitrary<AnalyticsWorld> =>
  fc.tuple(anyLives, anyWitness).map(([lives, witness]) => {
    const least = witness.after + lives.sinceObserved;
    const after = Math.max(lives.after, least);
    const seen = { ...witness, isWatched: true };
    return worldOf(turn, { ...lives, after }, seen);
  });

const worldOf = (
  { zone, at: turn }: Turn,
  { daysBefore, after, lead, sinceObserved, watched, people }: Lives,
  witness: Witness | null,
): AnalyticsWorld => {
  const begin = (Math.floor(turn / DAY) - daysBefore) * DAY;
  const now = turn + after * MINUTE;
  const observed = now - sinceObserved * MINUTE;
  const first = lead === null ? null : turn - lead * MINUTE;
  const lives = people.map(({ stays, end }, number) =>
    lifeOf(
      `person-${number}`,
      stays,
      end,
      first ?? begin - 12 * HOUR,
      observed,
      now,
    ),
  );
  const seen = witness === null ? null : witnessOf(turn, witness, observed);
  if (seen !== null) lives.push(seen.life);
  return {
    ...{ zone, turn, begin, now, observed },
    watched: joined([
      ...spansOf(watched, first ?? begin, observed),
      ...(seen?.watched ?? []),
    ]),
    truth: lives.flatMap((life) => life.truth),
    finished: lives.flatMap((life) => life.finished),
    running: lives.flatMap((life) => life.running),
  };
};

/** Null: it is not over yet. */
const witnessOf = (
  turn: number,
  { before, after, isWatched }: Witness,
  observed: number,
): { readonly life: Life; readonly watched: readonly Span[] } | null => {
  const [start, end] = [turn - before * MINUTE, turn + after * MINUTE];
  if (end > observed) return null;
  const session: TrueSession = {
    ...{ person: "witness", start, end, isMoment: false },
    ...{ lengthMs: end - start, engagedMs: 0, away: [] },
    visits: [{ page: "A", start, end }],
  };
  return {
    life: {
      truth: [session],
      finished: [finishedOf(session, 0)],
      running: [],
    },
    watched: isWatched ? [{ from: instant(start), to: instant(end) }] : [],
  };
};

const spansOf = (
  parts: readonly (readonly [pause: number, length: number])[],
  begin: number,
  end: number,
): readonly Span[] => {
  let at = begin;
  return parts.flatMap(([pause, length]) => {
    const from = Math.min(at + pause * MINUTE, end);
    const to = Math.min(from + length * MINUTE, end);
    // Spans that touch are one.
    at = to + MINUTE;
    return from < to ? [{ from: instant(from), to: instant(to) }] : [];
  });
};

type Life = Pick<AnalyticsWorld, "truth" | "finished" | "running">;

const lifeOf = (
  person: string,
  stays: readonly Stay[],
  end: "over" | "on" | "new" | "left",
  first: number,
  observed: number,
  now: number,
): Life => {
  const truth: TrueSession[] = [];
  const finished: FinishedSession[] = [];
  let at = first;
  for (const stay of stays) {
    const start = at + stay.pause * MINUTE;
    const until = start + stay.length * MINUTE;
    if (until > observed) break;
    const session = trueSession(person, stay, start, until);
    truth.push(session);
    finished.push(finishedOf(session, truth.length));
    at = until + MINUTE;
  }
  const last = stays.at(-1);
  const isRunning = end !== "over" && last !== undefined && at <= observed;
  const going = isRunning
    ? goingOn(person, last, end, Math.max(at, now - DAY), observed, now)
    : null;
  return {
    truth: going === null ? truth : [...truth, going.truth],
    finished,
    running: going === null ? [] : [going.session],
  };
};

const trueSession = (
  person: string,
  { isOnce, cut, engaged, away, visits }: Stay,
  start: number,
  end: number,
): TrueSession => {
  const cutMs = Math.min(cut * MINUTE, end - start);
  return {
    ...{ person, start, end },
    isMoment: isOnce || start === end,
    lengthMs: isOnce ? null : end - start - cutMs,
    engagedMs: Math.floor(((end - start - cutMs) * engaged) / 100),
    away: partsOf(away, start, end),
    visits: partsOf(visits, start, end, 0).map((span, at) => ({
      page: visits[at]?.[2] ?? "",
      start: span.from,
      end: span.to,
    })),
  };
};

/** Times within a session, one after the other: each so long after the one before it, and so long. */
const partsOf = (
  parts: readonly (readonly [
    pause: number,
    length: number,
    ...rest: unknown[],
  ])[],
  start: number,
  end: number,
  least = 1,
): readonly { readonly from: number; readonly to: number }[] => {
  let at = start;
  return parts.flatMap(([pause, length]) => {
    const from = Math.min(at + pause * MINUTE, end);
    const to = Math.min(from + length * MINUTE, end);
    at = to;
    return from + least <= to ? [{ from, to }] : [];
  });
};

const finishedOf = (session: TrueSession, number: number): FinishedSession => {
  const { person, start, end, lengthMs, engagedMs, away } = session;
  const observedMs = lengthMs ?? engagedMs;
  return {
    person: personId(person),
    id: number % 2 === 0 ? null : sessionId(`${person}-${number}`),
    start: instant(start),
    end: instant(end),
    atLeast: false,
    observedMs,
    engagedMs,
    cutMs: lengthMs === null ? 0 : end - start - lengthMs,
    seenOnce: lengthMs === null,
    visits: visitsOf(session),
    ...ifAny(
      away.map(({ from, to }) => ({ from: instant(from), to: instant(to) })),
    ),
  };
};

const visitsOf = ({ visits }: TrueSession): readonly Visit[] =>
  visits.map(({ page, start, end }) => ({
    page: { url: null, title: page, feature: null },
    start: instant(start),
    end: instant(end),
  }));

/** A session that goes on, was first seen just now, or whose person left a moment ago. */
const goingOn = (
  person: string,
  stay: Stay,
  kind: "on" | "new" | "left",
  earliest: number,
  observed: number,
  now: number,
): { readonly truth: TrueSession; readonly session: RunningSession } => {
  const start = Math.max(earliest, observed - stay.length * MINUTE);
  const isOnce = kind === "new" || start === observed;
  const end = isOnce || kind === "left" ? observed : now;
  const once = trueSession(person, { ...stay, isOnce }, start, end);
  const acted = Math.max(start, observed - stay.pause * MINUTE);
  const left = acted + AWAY_AFTER_MS;
  const isAway = kind !== "left" && left < end;
  const cutMs = once.lengthMs === null ? 0 : end - start - once.lengthMs;
  const [latest] = visitsOf(once).slice(-1);
  const isOn = kind !== "left" && latest !== undefined;
  const truth = {
    ...once,
    away: isAway ? [{ from: left, to: end }] : [],
    visits: once.visits.map((visit, at) =>
      isOn && at === once.visits.length - 1 ? { ...visit, end } : visit,
    ),
  };
  return {
    truth,
    session: {
      person: personId(person),
      id: null,
      start: instant(start),
      atLeast: false,
      firstSeenAt: instant(isOnce ? observed : start),
      inSightSince: instant(start),
      coveredFrom: 0,
      cutMs,
      engagedMs: once.engagedMs,
      activeAt: kind === "left" ? null : instant(acted),
      visits: isOn ? visitsOf(once).slice(0, -1) : visitsOf(once),
      visit: isOn ? { ...latest, since: null } : null,
      seenAt: kind === "left" ? instant(observed) : null,
      left: kind === "left" ? [] : null,
    },
  };
};
