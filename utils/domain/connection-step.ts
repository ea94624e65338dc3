import { type RetryRule, retryRuleOf, waitMs } from "./back-off.ts";
import {
  type Connection,
  LOST_AFTER_MS,
  type Phase,
  dueAt,
  isDue,
  wasSetBack,
} from "./connection.ts";
import type { Failure } from "./failure.ts";
import { type LocalInstant, MINUTE, SECOND, localInstant } from "./instant.ts";
import { unreachable } from "./result.ts";
import {
  SILENT,
  type StreamLost,
  afterHeard,
  afterStreamLost,
  goodAt,
  listen,
  listenIfDue,
  listenIfLost,
  mayListen,
  pollingIntervalMs,
  streamAfterRestart,
} from "./stream-step.ts";

export type ConnectionEvent =
  /** A timer, an alarm, a message: look whether something is due. */
  | { readonly kind: "woke" }
  /** The same, while this very worker still reads the list: lists of many pages take longer than one request may. */
  | { readonly kind: "underWay" }
  /** The worker was started anew: whatever was under way is lost. */
  | { readonly kind: "restarted" }
  | {
      readonly kind: "answered";
      readonly refreshMs: number;
      readonly leastMs?: number;
      readonly canStream: boolean;
    }
  | { readonly kind: "failed"; readonly failure: Failure }
  /** The stream said something that fits: a delta, or that all are still there. */
  | { readonly kind: "heard" }
  | StreamLost
  /** The first page opened, or the last one closed. */
  | { readonly kind: "watched"; readonly watched: boolean }
  /** "Refresh now". */
  | { readonly kind: "refresh" }
  | { readonly kind: "pause" }
  | { readonly kind: "resume" }
  /** The browser believes that the network is back. */
  | { readonly kind: "reachable" }
  /** Address, token or permission changed: what failed before may work now. */
  | { readonly kind: "changed" };

export type Effect =
  /** Reads the whole list once. */
  | { readonly kind: "ask" }
  /** Opens a stream at the position that is held. */
  | { readonly kind: "listen" }
  | { readonly kind: "abort" };

export interface Stepped {
  readonly connection: Connection;
  readonly effects: readonly Effect[];
}

/** Time and chance are arguments: `random` in [0, 1). */
export interface Circumstances {
  readonly now: LocalInstant;
  readonly random: number;
}

/** Two requests by hand are at least this far apart. */
export const REFRESH_SPACING_MS = 2 * SECOND;

/** Each request of it has a deadline of its own; a reading that takes longer than this leads nowhere. */
const LONGEST_READING_MS = 10 * MINUTE;

/** Decides what to do next. Pure: the worker only carries the effects out and wakes it at {@link dueAt}. */
export const step = (
  connection: Connection,
  event: ConnectionEvent,
  at: Circumstances,
): Stepped => {
  switch (event.kind) {
    case "woke":
      return isDue(dueAt(connection), at.now) || wasSetBack(connection, at.now)
        ? afterDue(connection, at)
        : stay(connection);
    case "underWay":
      return goesOn(connection, at.now)
        ? stay(stillReading(connection, at))
        : step(connection, { kind: "woke" }, at);
    case "restarted":
      return stay(afterRestart(connection, at));
    case "answered":
      return listenIfDue(afterAnswer(connection, event, at), at);
    case "failed":
      return stay(afterFailure(connection, event.failure, at));
    case "heard":
      return stay(afterHeard(connection, at));
    case "streamLost":
      return isRefusal(event.why)
        ? stay(afterFailure(connection, event.why, at))
        : afterStreamLost(connection, event, at);
    case "watched":
      return stay(afterWatched(connection, event.watched, at));
    case "refresh":
      return afterRefresh(connection, at);
    case "pause":
      return {
        connection: { ...connection, phase: { kind: "paused" } },
        effects: abortIfAsking(connection),
      };
    case "resume":
      return connection.phase.kind === "paused"
        ? ask({ ...connection, attempts: 0 }, at, false)
        : stay(connection);
    case "reachable":
      return isUnreached(connection)
        ? afterRefresh(connection, at)
        : listenIfLost(connection, at);
    case "changed":
      return afterChange(connection, at);
    default:
      return unreachable(event);
  }
};

const stay = (connection: Connection): Stepped => ({ connection, effects: [] });

const goesOn = (
  { phase, lastAskedAt }: Connection,
  now: LocalInstant,
): boolean => {
  const lasts = now - (lastAskedAt ?? now);
  return (
    phase.kind === "connecting" && lasts >= 0 && lasts < LONGEST_READING_MS
  );
};

/** Looked at again after as long as a lost one would be. */
const stillReading = (
  connection: Connection,
  { now }: Circumstances,
): Connection =>
  connection.phase.kind === "connecting" && isDue(dueAt(connection), now)
    ? { ...connection, phase: { ...connection.phase, since: now } }
    : connection;

const abortIfAsking = ({ phase }: Connection): readonly Effect[] =>
  phase.kind === "connecting" || phase.kind === "listening"
    ? [{ kind: "abort" }]
    : [];

/** A stream that has been silent for too long is lost; else it is time for a stream, or for the list. */
const afterDue = (connection: Connection, at: Circumstances): Stepped => {
  if (connection.phase.kind !== "listening")
    return mayListen(connection, at)
      ? listen(connection, at)
      : ask(connection, at, false);
  const lost = afterStreamLost(connection, SILENT, at);
  return { ...lost, effects: [{ kind: "abort" }, ...lost.effects] };
};

const ask = (
  connection: Connection,
  { now }: Circumstances,
  thenPause: boolean,
): Stepped => ({
  connection: {
    ...connection,
    phase: { kind: "connecting", since: now, thenPause },
    lastAskedAt: now,
  },
  effects: [...abortIfAsking(connection), { kind: "ask" }],
});

/** What holds for every request holds for a stream; anything else of a stream leaves polling as it was. */
const isRefusal = (why: StreamLost["why"]): why is Failure =>
  typeof why === "object" &&
  ["auth_required", "forbidden", "permission_missing"].includes(why.code);

/** A first lost request is repeated at once; a worker that is killed again and again backs off as for a failure. */
const afterRestart = (
  connection: Connection,
  at: Circumstances,
): Connection => {
  const { now, random } = at;
  const { phase, attempts } = connection;
  if (phase.kind === "listening")
    return { ...streamAfterRestart(connection, phase, at), watched: false };
  if (phase.kind !== "connecting") return { ...connection, watched: false };
  if (phase.thenPause)
    return { ...connection, watched: false, phase: { kind: "paused" } };
  const failure = connection.lastFailure ?? { code: "network" };
  const wait =
    attempts === 0 ? 0 : waitMs(retryRuleOf(failure), attempts, random);
  return {
    ...connection,
    watched: false,
    attempts: attempts + 1,
    phase: { kind: "waiting", until: localInstant(now + wait), failure },
  };
};

const afterAnswer = (
  connection: Connection,
  {
    refreshMs,
    leastMs = 0,
    canStream,
  }: Extract<ConnectionEvent, { kind: "answered" }>,
  { now }: Circumstances,
): Connection => {
  const pace = { refreshMs, leastMs };
  const intervalMs = pollingIntervalMs(connection.watched, pace);
  const { phase, streaming } = connection;
  const paused =
    phase.kind === "paused" || (phase.kind === "connecting" && phase.thenPause);
  return {
    ...connection,
    phase: paused
      ? { kind: "paused" }
      : { kind: "live", nextAt: localInstant(now + intervalMs) },
    ...pace,
    intervalMs,
    ...goodAt(now),
    streaming: { ...streaming, offered: canStream, unfit: false },
  };
};

const afterFailure = (
  connection: Connection,
  failure: Failure,
  { now, random }: Circumstances,
): Connection => {
  const { phase } = connection;
  const noted = {
    ...connection,
    lastFailure: failure,
    lastFailureAt: now,
    attempts: connection.attempts + 1,
  };
  if (
    phase.kind === "paused" ||
    (phase.kind === "connecting" && phase.thenPause)
  )
    return { ...noted, phase: { kind: "paused" } };
  return {
    ...noted,
    phase: phaseAfter(
      failure,
      retryRuleOf(failure),
      noted.attempts,
      now,
      random,
      noted.leastMs,
    ),
  };
};

const phaseAfter = (
  failure: Failure,
  rule: RetryRule,
  attempts: number,
  now: LocalInstant,
  random: number,
  // Also what fails is counted, where requests are.
  leastMs = 0,
): Phase => {
  const wait = Math.max(waitMs(rule, attempts, random), leastMs);
  if (rule.kind === "person" || rule.kind === "rare")
    return {
      kind: "blocked",
      failure,
      recheckAt: rule.kind === "rare" ? localInstant(now + wait) : null,
    };
  return { kind: "waiting", until: localInstant(now + wait), failure };
};

/** A page that opens makes the next question due sooner, never a failed one: waits are the server's to shorten. */
const afterWatched = (
  connection: Connection,
  watched: boolean,
  { now }: Circumstances,
): Connection => {
  const { phase, lastAskedAt } = connection;
  if (phase.kind === "listening") return { ...connection, watched };
  const intervalMs = pollingIntervalMs(watched, connection);
  if (phase.kind !== "live") return { ...connection, watched, intervalMs };
  const soonest = localInstant(Math.max(now, (lastAskedAt ?? 0) + intervalMs));
  const nextAt = watched && phase.nextAt > soonest ? soonest : phase.nextAt;
  return {
    ...connection,
    watched,
    intervalMs,
    phase: { kind: "live", nextAt },
  };
};

/**
 * Never while a request is under way, never before the server's own Retry-After, and never twice within two seconds: a
 * wish that comes sooner is kept until then.
 */
const afterRefresh = (connection: Connection, at: Circumstances): Stepped => {
  const { phase, lastAskedAt } = connection;
  if (phase.kind === "connecting" && at.now - phase.since < LOST_AFTER_MS)
    return stay(connection);
  if (
    phase.kind === "waiting" &&
    !isDue(phase.until, at.now) &&
    retryRuleOf(phase.failure).kind === "asked"
  )
    return stay(connection);
  const soonest = localInstant((lastAskedAt ?? 0) + REFRESH_SPACING_MS);
  return isDue(soonest, at.now)
    ? ask(connection, at, phase.kind === "paused")
    : stay({ ...connection, phase: sooner(phase, soonest) });
};

const sooner = (phase: Phase, at: LocalInstant): Phase => {
  switch (phase.kind) {
    case "live":
      return phase.nextAt > at ? { ...phase, nextAt: at } : phase;
    case "waiting":
      return phase.until > at ? { ...phase, until: at } : phase;
    case "blocked":
      return { ...phase, recheckAt: at };
    case "idle":
    case "connecting":
    case "listening":
    case "paused":
      return phase;
    default:
      return unreachable(phase);
  }
};

/** Waits because nobody answered, and for no other reason. */
const isUnreached = ({ phase }: Connection): boolean =>
  phase.kind === "waiting" &&
  ["network", "offline", "timeout"].includes(phase.failure.code);

const afterChange = (connection: Connection, at: Circumstances): Stepped =>
  connection.phase.kind === "paused"
    ? stay(connection)
    : ask(
        { ...connection, attempts: 0, lastFailure: null, lastFailureAt: null },
        at,
        false,
      );
