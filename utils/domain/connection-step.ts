import { type RetryRule, retryRuleOf, waitMs } from "./back-off.ts";
import {
  type Connection,
  LOST_AFTER_MS,
  type Phase,
  dueAt,
  isDue,
} from "./connection.ts";
import type { Failure } from "./failure.ts";
import { type LocalInstant, SECOND, localInstant } from "./instant.ts";
import { unreachable } from "./result.ts";
import { BACKGROUND_INTERVAL_MS } from "./source.ts";

export type ConnectionEvent =
  /** A timer, an alarm, a message: look whether something is due. */
  | { readonly kind: "woke" }
  /** The worker was started anew: whatever was under way is lost. */
  | { readonly kind: "restarted" }
  | { readonly kind: "answered"; readonly refreshMs: number }
  | { readonly kind: "failed"; readonly failure: Failure }
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

export type Effect = { readonly kind: "ask" } | { readonly kind: "abort" };

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

/** Decides what to do next. Pure: the worker only carries the effects out and wakes it at {@link dueAt}. */
export const step = (
  connection: Connection,
  event: ConnectionEvent,
  at: Circumstances,
): Stepped => {
  switch (event.kind) {
    case "woke":
      return isDue(dueAt(connection), at.now)
        ? ask(connection, at, false)
        : stay(connection);
    case "restarted":
      return stay(afterRestart(connection, at));
    case "answered":
      return stay(afterAnswer(connection, event.refreshMs, at));
    case "failed":
      return stay(afterFailure(connection, event.failure, at));
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
        : stay(connection);
    case "changed":
      return afterChange(connection, at);
    default:
      return unreachable(event);
  }
};

const stay = (connection: Connection): Stepped => ({ connection, effects: [] });

const abortIfAsking = ({ phase }: Connection): readonly Effect[] =>
  phase.kind === "connecting" ? [{ kind: "abort" }] : [];

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

/** A first lost request is repeated at once; a worker that is killed again and again backs off as for a failure. */
const afterRestart = (
  connection: Connection,
  { now, random }: Circumstances,
): Connection => {
  const { phase, attempts } = connection;
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

const intervalOf = (watched: boolean, refreshMs: number): number =>
  watched ? refreshMs : BACKGROUND_INTERVAL_MS;

const afterAnswer = (
  connection: Connection,
  refreshMs: number,
  { now }: Circumstances,
): Connection => {
  const intervalMs = intervalOf(connection.watched, refreshMs);
  const { phase } = connection;
  const paused =
    phase.kind === "paused" || (phase.kind === "connecting" && phase.thenPause);
  return {
    ...connection,
    phase: paused
      ? { kind: "paused" }
      : { kind: "live", nextAt: localInstant(now + intervalMs) },
    refreshMs,
    intervalMs,
    attempts: 0,
    lastGoodAt: now,
    lastFailure: null,
    lastFailureAt: null,
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
    ),
  };
};

const phaseAfter = (
  failure: Failure,
  rule: RetryRule,
  attempts: number,
  now: LocalInstant,
  random: number,
): Phase => {
  const wait = waitMs(rule, attempts, random);
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
  const intervalMs = intervalOf(watched, connection.refreshMs);
  const { phase, lastAskedAt } = connection;
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
