import type { Span } from "../../../utils/domain/coverage.ts";
import { observedAt } from "../../../utils/domain/coverage.ts";
import { engagedMs } from "../../../utils/domain/engagement.ts";
import { personId } from "../../../utils/domain/ids.ts";
import { type Instant, MINUTE } from "../../../utils/domain/instant.ts";
import type {
  Observation,
  Position,
} from "../../../utils/domain/observation.ts";
import type { Rules } from "../../../utils/domain/observe-sessions.ts";
import {
  type Knowledge,
  NO_KNOWLEDGE,
  type Observed,
  nextObservation,
  observe,
} from "../../../utils/domain/observe.ts";
import { valueAt } from "../../../utils/domain/patched-map.ts";
import type { LiveSession, Report } from "../../../utils/domain/person.ts";
import { observedMs } from "../../../utils/domain/running-session.ts";
import type {
  FinishedSession,
  RunningSession,
} from "../../../utils/domain/session.ts";
import { NOON, after, online, session } from "../../support/builders.ts";

/** An observation a minute: a gap is more than 150 s. Idle after 10 min. */
export const RULES: Rules = {
  intervalMs: MINUTE,
  idleAfterMs: 10 * MINUTE,
  awayAfterMs: 30 * MINUTE,
};

/** What became of a log. */
export interface Watched {
  readonly known: Knowledge;
  readonly finished: readonly FinishedSession[];
  readonly spans: readonly Span[];
  readonly outcomes: readonly Observed["outcome"][];
}

/** A log through the fold that live connections use. */
export const watch = (
  log: readonly Observation[],
  rules: Rules = RULES,
): Watched => {
  const finished: FinishedSession[] = [];
  const spans: Span[] = [];
  const outcomes: Observed["outcome"][] = [];
  let known = NO_KNOWLEDGE;
  for (const entry of log) {
    let next: Observation | null = entry;
    while (next !== null) {
      const observed = observe(known, next, rules);
      outcomes.push(observed.outcome);
      known = observed.knowledge;
      if (observed.outcome === "applied") {
        finished.push(...observed.watched.finished);
        if (observed.watched.endedSpan !== null)
          spans.push(observed.watched.endedSpan);
      }
      next = nextObservation(known);
    }
  }
  return { known, finished, spans, outcomes };
};

/** A session in seconds after noon. */
interface Life {
  readonly start: number;
  /** Null while the person is there; of somebody who left and may resume, when they left. */
  readonly end: number | null;
  readonly atLeast: boolean;
  readonly observed: number;
  readonly engaged: number;
  readonly cut: number;
}

/** All sessions of a person, those that are over first. */
export const livesOf = (
  { known, finished }: Watched,
  id = "ana",
  rules: Rules = RULES,
): readonly Life[] => {
  const running = runningOf(known, id);
  return [
    ...finished
      .filter(({ person }) => person === id)
      .map((over) => ({
        ...common(over),
        end: inSeconds(over.end),
        observed: over.observedMs / 1000,
        engaged: over.engagedMs / 1000,
      })),
    ...(running === undefined ? [] : [runningLife(running, known, rules)]),
  ];
};

export const runningOf = (
  { sessions }: Knowledge,
  id = "ana",
): RunningSession | undefined => valueAt(sessions.running, personId(id));

const runningLife = (
  running: RunningSession,
  { sessions: { coverage } }: Knowledge,
  { idleAfterMs }: Rules,
): Life => {
  const seen = running.seenAt ?? observedAt(coverage) ?? NOON;
  return {
    ...common(running),
    end: running.left === null ? null : inSeconds(seen),
    observed: observedMs(running, seen, coverage) / 1000,
    engaged: engagedMs(running, seen, { coverage, idleAfterMs }) / 1000,
  };
};

const common = ({
  start,
  atLeast,
  cutMs,
}: Pick<RunningSession, "start" | "atLeast" | "cutMs">): Pick<
  Life,
  "start" | "atLeast" | "cut"
> => ({ start: inSeconds(start), atLeast, cut: cutMs / 1000 });

export const inSeconds = (at: Instant): number => (at - NOON) / 1000;

/** So many seconds after noon. */
export const sec = (seconds: number): Instant => after(seconds * 1000);

/** A login of which the platform says nothing but what a test names. */
export const login = (more: Partial<LiveSession> = {}): LiveSession =>
  session({
    id: null,
    startedAt: null,
    lastSeenAt: null,
    lastActiveAt: null,
    ...more,
  });

/** Somebody who is there, with these logins; without any, with one of which nothing is said. */
export const here = (id: string, ...logins: readonly LiveSession[]): Report =>
  online(id, { sessions: logins.length === 0 ? [login()] : logins });

/** A stream: each observation stands on the one before it. */
export const inTurn = (
  ...log: readonly Observation[]
): readonly Observation[] => {
  let position: Position | null = null;
  return log.map((entry) => {
    const next = position === null ? entry : standingOn(position, entry);
    position = next.position;
    return next;
  });
};

const standingOn = (position: Position, entry: Observation): Observation => {
  if (entry.kind === "delta") return { ...entry, basis: position };
  return entry.kind === "heartbeat" ? { ...entry, position } : entry;
};
