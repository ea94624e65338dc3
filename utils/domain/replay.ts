import { type Span, observedAt } from "./coverage.ts";
import { isOnline } from "./facts.ts";
import { staleAfterMs } from "./freshness.ts";
import { type Headline, headlineOf } from "./headline.ts";
import type { PersonId } from "./ids.ts";
import { type Instant, instant } from "./instant.ts";
import type { Observation } from "./observation.ts";
import {
  type Knowledge,
  NO_KNOWLEDGE,
  nextObservation,
  observe,
} from "./observe.ts";
import { reportsOf } from "./people.ts";
import type { Roster } from "./roster.ts";
import {
  type SessionSummary,
  finishedSummary,
  runningSummaries,
} from "./session-summary.ts";
import { finishedLength, runningLengths } from "./session-length.ts";
import type { FinishedSession } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import type { Limits } from "./source.ts";

/** One thing that a recording holds. `unreadable`: something came that could not be understood. */
export type Recorded =
  | Observation
  | { readonly kind: "lost" }
  | { readonly kind: "unreadable" };

export interface ReplayQuestion {
  /** The platform's time at which to look; null: at the last observation. */
  readonly at: Instant | null;
  readonly intervalMs: number;
  readonly limits: Limits;
}

/** What Rollcall would have shown. Times are the platform's. */
export interface Replay {
  readonly online: readonly PersonId[];
  readonly sessions: readonly SessionSummary[];
  readonly coverage: readonly (readonly [Instant, Instant])[];
  readonly headline: Headline & {
    /** Neither online nor offline can be claimed: what is known is too old. */
    readonly unknown: number;
  };
}

/** Feeds a recording through the code that live connections use, up to the time at which to look. */
export const replay = (
  recording: Iterable<Recorded>,
  question: ReplayQuestion,
): Replay => {
  const { at, intervalMs, limits } = question;
  let known = NO_KNOWLEDGE;
  const finished: FinishedSession[] = [];
  const spans: Span[] = [];
  const { idleAfterMs, awayAfterMs } = limits;
  const rules = { intervalMs, idleAfterMs, awayAfterMs };
  for (const entry of recording) {
    if (entry.kind === "lost") continue;
    if (entry.kind === "unreadable") {
      known = { ...known, roster: { ...known.roster, doubted: true } };
      continue;
    }
    if (at !== null && entry.serverTime > at) continue;
    let next: Observation | null = entry;
    while (next !== null) {
      const observed = observe(known, next, rules);
      known = observed.knowledge;
      if (observed.outcome === "applied") {
        finished.push(...observed.watched.finished);
        if (observed.watched.endedSpan !== null)
          spans.push(observed.watched.endedSpan);
      }
      next = nextObservation(known);
    }
  }
  return show(known, finished, spans, question);
};

const show = (
  { roster, sessions }: Knowledge,
  finished: readonly FinishedSession[],
  spans: readonly Span[],
  { at, intervalMs, limits }: ReplayQuestion,
): Replay => {
  const last = observedAt(sessions.coverage);
  const now = at ?? last;
  const stale =
    last === null || now === null || now - last > staleAfterMs(intervalMs);
  return {
    online: stale ? [] : onlineIds(roster),
    sessions: [
      ...finished.map(finishedSummary),
      ...runningSummaries(sessions, limits.idleAfterMs),
    ].toSorted((a, b) => a.start - b.start || byCodeUnits(a.userId, b.userId)),
    coverage: [...spans, ...runningSpan(sessions)].map(({ from, to }) => [
      from,
      to,
    ]),
    headline: headlineAt(roster, now ?? instant(0), limits, stale, [
      ...finished.map(finishedLength).filter((length) => length !== null),
      ...runningLengths(sessions, stale || now === null ? last : now),
    ]),
  };
};

const onlineIds = ({ people }: Roster): readonly PersonId[] =>
  [...reportsOf(people)]
    .filter(isOnline)
    .map(({ id }) => id)
    .toSorted(byCodeUnits);

/** The span that goes on, unless it is empty. */
const runningSpan = ({ coverage: { running } }: Sessions): readonly Span[] =>
  running === null || running.to === running.from ? [] : [running];

/** While what is known is too old, everybody is unknown: stale is never offline. */
const headlineAt = (
  { people }: Roster,
  now: Instant,
  limits: Limits,
  stale: boolean,
  lengths: readonly number[],
): Replay["headline"] => {
  const headline = headlineOf(reportsOf(people), now, limits, lengths);
  return stale
    ? { ...headline, ...NOBODY, unknown: headline.total }
    : { ...headline, unknown: 0 };
};

const NOBODY = { online: 0, offline: 0, active: 0, idle: 0, away: 0 };

const byCodeUnits = (a: string, b: string): number =>
  a < b ? -1 : Number(a > b);
