import { retryRuleOf, waitMs } from "./back-off.ts";
import type { Connection, Streaming } from "./connection.ts";
import type { Circumstances, Stepped } from "./connection-step.ts";
import type { Failure } from "./failure.ts";
import {
  HOUR,
  type LocalInstant,
  MINUTE,
  SECOND,
  localInstant,
} from "./instant.ts";
import { BACKGROUND_INTERVAL_MS } from "./source.ts";

/** A stream ended. */
export interface StreamLost {
  readonly kind: "streamLost";
  /**
   * `ended`: closed by the server. `unfit`: what it said cannot be put on what is known, or it said so itself. Else what
   * went wrong.
   */
  readonly why: "ended" | "unfit" | Failure;
  /** When the server asked us to come back, ms from now. */
  readonly retryMs: number | null;
}

/** Said by our own watch, in the server's place. */
export const SILENT: StreamLost = {
  kind: "streamLost",
  why: { code: "timeout", afterMs: 50 * SECOND },
  retryMs: null,
};

/** The interval that freshness and gaps follow while a stream is open: servers beat at most this far apart. */
const HEARTBEAT_MS = 15 * SECOND;
/** A stream that held for this long was a good one. */
const STABLE_AFTER_MS = MINUTE;
/** After so many that did not hold, polling goes on alone for a while. */
const MOST_FAILURES = 5;
const REST_MS = 10 * MINUTE;
/** A server without a stream where it said that there is one. */
const ABSENT_MS = HOUR;
/** The first return after a loss is spread over this: a server that restarts is not met by everybody at once. */
const SPREAD_MS = 10 * SECOND;
const LONGEST_RETRY_MS = 5 * MINUTE;
/** Whole lists that a stream makes necessary are at least this far apart. */
const RESYNC_SPACING_MS = 5 * SECOND;
/** A worker that dies sooner than this after it opened a stream counts as a stream that did not hold. */
const SHORTEST_LIFE_MS = 10 * SECOND;

/** The time between two polls, ms, no shorter while nobody looks than while somebody does; of a platform that counts its requests never less than that leaves enough of them. */
export const pollingIntervalMs = (
  watched: boolean,
  { refreshMs, leastMs = 0 }: Pick<Connection, "refreshMs" | "leastMs">,
): number => Math.max(refreshMs, watched ? 0 : BACKGROUND_INTERVAL_MS, leastMs);

/** What every good answer says of a connection. */
export const goodAt = (now: LocalInstant) => ({
  attempts: 0,
  lastGoodAt: now,
  lastFailure: null,
  lastFailureAt: null,
});

const stay = (connection: Connection): Stepped => ({ connection, effects: [] });

/** A stream leads on from a list: only after a good answer, and when the last ones did not just fail. */
export const mayListen = (
  { streaming, phase, lastGoodAt }: Connection,
  { now }: Circumstances,
): boolean =>
  phase.kind === "live" &&
  lastGoodAt !== null &&
  streaming.offered &&
  !streaming.unfit &&
  (now >= streaming.retryAt || streaming.retryAt - now > ABSENT_MS);

export const listen = (
  connection: Connection,
  { now }: Circumstances,
): Stepped => ({
  connection: {
    ...connection,
    phase: { kind: "listening", since: now, heardAt: now },
    intervalMs: HEARTBEAT_MS,
  },
  effects: [{ kind: "listen" }],
});

export const listenIfDue = (
  connection: Connection,
  at: Circumstances,
): Stepped =>
  mayListen(connection, at) ? listen(connection, at) : stay(connection);

/** The network is back: a stream that waits for its turn need not. */
export const listenIfLost = (
  connection: Connection,
  at: Circumstances,
): Stepped =>
  connection.streaming.failures < MOST_FAILURES
    ? listenIfDue(
        {
          ...connection,
          streaming: { ...connection.streaming, retryAt: at.now },
        },
        at,
      )
    : stay(connection);

export const afterHeard = (
  connection: Connection,
  { now }: Circumstances,
): Connection => {
  const { phase, streaming } = connection;
  // What an aborted stream still had to say.
  if (phase.kind !== "listening") return connection;
  const isStable = now - phase.since >= STABLE_AFTER_MS;
  return {
    ...connection,
    ...goodAt(now),
    phase: { ...phase, heardAt: now },
    streaming:
      isStable && streaming.failures > 0
        ? { ...streaming, failures: 0 }
        : streaming,
  };
};

/** Polling covers until the next stream; what only a person can mend blocks, as for any request. */
export const afterStreamLost = (
  connection: Connection,
  { why, retryMs }: StreamLost,
  { now, random }: Circumstances,
): Stepped => {
  const { phase, watched, lastGoodAt } = connection;
  if (phase.kind !== "listening") return stay(connection);
  const held = now - phase.since >= STABLE_AFTER_MS;
  const failures = (held ? 0 : connection.streaming.failures) + 1;
  const unfit = why === "unfit";
  const wait = waitBefore(why, failures, retryMs, random);
  const streaming: Streaming = {
    ...connection.streaming,
    failures,
    unfit,
    retryAt: localInstant(unfit && failures < MOST_FAILURES ? now : now + wait),
  };
  const intervalMs = pollingIntervalMs(watched, connection);
  const pollAt = unfit
    ? (connection.lastAskedAt ?? 0) + RESYNC_SPACING_MS
    : (lastGoodAt ?? 0) + intervalMs;
  const soonest = unfit ? pollAt : Math.min(pollAt, streaming.retryAt);
  const nextAt = localInstant(Math.max(now, soonest));
  return stay({
    ...connection,
    streaming,
    intervalMs,
    phase: { kind: "live", nextAt },
  });
};

/** Wait before the next stream, ms. */
const waitBefore = (
  why: StreamLost["why"],
  failures: number,
  retryMs: number | null,
  random: number,
): number => {
  if (typeof why === "object" && why.code === "not_found") return ABSENT_MS;
  if (failures >= MOST_FAILURES) return REST_MS * (1 + random / 10);
  if (retryMs !== null)
    return (
      Math.min(Math.max(retryMs, SECOND), LONGEST_RETRY_MS) * (1 + random / 10)
    );
  if (typeof why === "object")
    return waitMs(retryRuleOf(why), failures, random);
  return random * SPREAD_MS;
};

/** The stream died with the worker. That is how workers end: the next one resumes at once, unless it never lived. */
export const streamAfterRestart = (
  connection: Connection,
  { since }: Extract<Connection["phase"], { kind: "listening" }>,
  { now, random }: Circumstances,
): Connection => {
  const shortLived = now - since < SHORTEST_LIFE_MS && now >= since;
  const failures = connection.streaming.failures + Number(shortLived);
  const wait = shortLived ? waitBefore("ended", failures, null, random) : 0;
  const retryAt = localInstant(now + wait);
  const pollAt =
    (connection.lastGoodAt ?? 0) + pollingIntervalMs(false, connection);
  return {
    ...connection,
    streaming: { ...connection.streaming, failures, retryAt },
    phase: {
      kind: "live",
      nextAt: localInstant(Math.max(now, Math.min(retryAt, pollAt))),
    },
  };
};
