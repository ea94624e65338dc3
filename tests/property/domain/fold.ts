import type { Change } from "../../../utils/domain/change.ts";
import { awayUntil } from "../../../utils/domain/away.ts";
import { type Span, observedAt } from "../../../utils/domain/coverage.ts";
import { engagedMs } from "../../../utils/domain/engagement.ts";
import { staleAfterMs } from "../../../utils/domain/freshness.ts";
import type { PersonId } from "../../../utils/domain/ids.ts";
import { HOUR, type Instant, MINUTE } from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import type { Rules } from "../../../utils/domain/observe-sessions.ts";
import {
  type Knowledge,
  NO_KNOWLEDGE,
  type Observed,
  nextObservation,
  observe,
} from "../../../utils/domain/observe.ts";
import { valuesOf } from "../../../utils/domain/patched-map.ts";
import { reportsOf } from "../../../utils/domain/people.ts";
import type { Recorded } from "../../../utils/domain/replay.ts";
import { observedMs } from "../../../utils/domain/running-session.ts";
import type {
  FinishedSession,
  RunningSession,
  Visit,
} from "../../../utils/domain/session.ts";
import { isOnline } from "../../../utils/domain/facts.ts";

export const RULES: Rules = {
  intervalMs: MINUTE,
  idleAfterMs: 10 * MINUTE,
  awayAfterMs: 30 * MINUTE,
};

/** So rare are observations that a day needs few: a gap is more than 20 h. */
export const SELDOM: Rules = {
  intervalMs: 8 * HOUR,
  idleAfterMs: 10 * MINUTE,
  awayAfterMs: 30 * MINUTE,
};

/** The gap limit under these rules, ms. */
export const limitOf = ({ intervalMs }: Rules): number =>
  staleAfterMs(intervalMs);

/** One observation and what it did. */
export interface Step {
  readonly observation: Observation;
  readonly outcome: Observed["outcome"];
  readonly before: Knowledge;
  readonly after: Knowledge;
  readonly finished: readonly FinishedSession[];
  readonly changes: readonly Change[];
}

export interface Run {
  readonly known: Knowledge;
  readonly finished: readonly FinishedSession[];
  readonly steps: readonly Step[];
}

const START: Run = { known: NO_KNOWLEDGE, finished: [], steps: [] };

/** A log through the fold that live connections use, on top of what was known. */
export const run = (
  log: readonly Recorded[],
  { known, finished, steps }: Run = START,
  rules: Rules = RULES,
): Run => {
  const all = [...steps];
  const over = [...finished];
  let now = known;
  for (const entry of log) {
    if (entry.kind === "lost") continue;
    if (entry.kind === "unreadable") {
      now = { ...now, roster: { ...now.roster, doubted: true } };
      continue;
    }
    let next: Observation | null = entry;
    while (next !== null) {
      const seen = observe(now, next, rules);
      const isApplied = seen.outcome === "applied";
      const ended = isApplied ? seen.watched.finished : [];
      all.push({
        observation: next,
        outcome: seen.outcome,
        before: now,
        after: seen.knowledge,
        finished: ended,
        changes: isApplied ? seen.changes : [],
      });
      over.push(...ended);
      now = seen.knowledge;
      next = nextObservation(now);
    }
  }
  return { known: now, finished: over, steps: all };
};

export const applied = ({ steps }: Run): readonly Step[] =>
  steps.filter(({ outcome }) => outcome === "applied");

export const watermark = ({ sessions }: Knowledge): Instant | null =>
  observedAt(sessions.coverage);

/** A session, over or not, with everything that is said of it. */
export interface Told {
  readonly person: PersonId;
  readonly id: string | null;
  readonly start: Instant;
  /** Of one that goes on: when the person was seen last. */
  readonly end: Instant;
  readonly state: "here" | "resting" | "over";
  readonly atLeast: boolean;
  readonly observedMs: number;
  readonly engagedMs: number;
  readonly cutMs: number;
  readonly visits: readonly Visit[];
  readonly away: readonly Span[];
}

const toldOver = (session: FinishedSession): Told => ({
  person: session.person,
  id: session.id,
  start: session.start,
  end: session.end,
  state: "over",
  atLeast: session.atLeast,
  observedMs: session.observedMs,
  engagedMs: session.engagedMs,
  cutMs: session.cutMs,
  visits: session.visits,
  away: session.away ?? [],
});

/** Those that go on, as they stand at the latest observation. */
export const runningTold = (
  { sessions }: Knowledge,
  { idleAfterMs, awayAfterMs }: Rules = RULES,
): readonly Told[] => {
  const { coverage } = sessions;
  return [...valuesOf(sessions.running)].map((running) =>
    told(running, running.seenAt ?? observedAt(coverage), (end) => ({
      observedMs: observedMs(running, end, coverage),
      engagedMs: engagedMs(running, end, { coverage, idleAfterMs }),
      away: awayUntil(running, end, { awayAfterMs }),
    })),
  );
};

const told = (
  running: RunningSession,
  end: Instant | null,
  measure: (end: Instant) => Pick<Told, "observedMs" | "engagedMs" | "away">,
): Told => {
  const { person, id, start, left, atLeast, cutMs, visits, visit } = running;
  const until = end ?? start;
  return {
    person,
    id,
    start,
    end: until,
    state: left === null ? "here" : "resting",
    atLeast,
    cutMs,
    visits:
      visit === null
        ? visits
        : [...visits, { page: visit.page, start: visit.start, end: until }],
    ...measure(until),
  };
};

/** Every session of a run, in an order that depends on nothing but themselves. */
export const sessionsOf = (
  { known, finished }: Pick<Run, "known" | "finished">,
  rules: Rules = RULES,
): readonly Told[] =>
  [...finished.map(toldOver), ...runningTold(known, rules)].toSorted(
    (a, b) => byText(a.person, b.person) || a.start - b.start || a.end - b.end,
  );

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Who is online by the list, in an order of their own. */
export const onlineIn = ({ roster }: Knowledge): readonly PersonId[] =>
  [...reportsOf(roster.people)]
    .filter(isOnline)
    .map(({ id }) => id)
    .toSorted(byText);

/** Who is online by the sessions. */
export const openIn = ({ sessions }: Knowledge): readonly PersonId[] =>
  [...valuesOf(sessions.running)]
    .filter(({ left }) => left === null)
    .map(({ person }) => person)
    .toSorted(byText);
