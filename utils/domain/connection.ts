import type { Failure } from "./failure.ts";
import {
  HOUR,
  type LocalInstant,
  MINUTE,
  SECOND,
  localInstant,
} from "./instant.ts";
import { SHORTEST_LIMIT_MS } from "./freshness.ts";
import { unreachable } from "./result.ts";
import { BACKGROUND_INTERVAL_MS, DEFAULT_REFRESH_MS } from "./source.ts";

/** What the wire to one source is doing. */
export type Phase =
  /** Never asked yet. */
  | { readonly kind: "idle" }
  /** A request is under way. `thenPause`: asked by hand while paused. */
  | {
      readonly kind: "connecting";
      readonly since: LocalInstant;
      readonly thenPause: boolean;
    }
  /** The last answer was good; no stream is open. */
  | { readonly kind: "live"; readonly nextAt: LocalInstant }
  /** A stream is open since `since`; it was last heard at `heardAt`. */
  | {
      readonly kind: "listening";
      readonly since: LocalInstant;
      readonly heardAt: LocalInstant;
    }
  /** The last try failed for a passing reason. */
  | {
      readonly kind: "waiting";
      readonly until: LocalInstant;
      readonly failure: Failure;
    }
  /** Only a person can mend it; we look again rarely, or never (`recheckAt: null`). */
  | {
      readonly kind: "blocked";
      readonly failure: Failure;
      readonly recheckAt: LocalInstant | null;
    }
  | { readonly kind: "paused" };

/** How streams fare: an improvement over polling, never a condition. */
export interface Streaming {
  /** The platform says that it has a stream. */
  readonly offered: boolean;
  /** Streams lost one after the other, none of which held for long. */
  readonly failures: number;
  /** When a stream may be opened next; polling goes on until then. */
  readonly retryAt: LocalInstant;
  /** What the last stream said does not fit: a whole list is needed before another. */
  readonly unfit: boolean;
}

/** All of it is plain data and is kept on disk: a restarted worker goes on with the same schedule. */
export interface Connection {
  readonly phase: Phase;
  /** A page of Rollcall is open. */
  readonly watched: boolean;
  /** The platform's refresh interval, used while watched, ms. */
  readonly refreshMs: number;
  /** The least time between two polls that leaves a day's requests within what is allowed, ms. Missing: there is none. */
  readonly leastMs?: number;
  /** The interval in force, ms: what freshness follows. */
  readonly intervalMs: number;
  /** Failed tries since the last good answer. */
  readonly attempts: number;
  readonly lastGoodAt: LocalInstant | null;
  readonly lastAskedAt: LocalInstant | null;
  readonly lastFailure: Failure | null;
  readonly lastFailureAt: LocalInstant | null;
  readonly streaming: Streaming;
}

/** A request that is still "under way" after this belongs to a worker that died. */
export const LOST_AFTER_MS = 30 * SECOND;
/** A stream says something every 15 s; one that was silent for this long is dead, though nobody said so. */
export const SILENT_AFTER_MS = 50 * SECOND;
/** The first word of a stream comes within this. */
const FIRST_WORD_MS = 20 * SECOND;
/** No wait is longer than this; a longer one means that this machine's clock was set back. */
const LONGEST_WAIT_MS = HOUR + 10 * MINUTE;

const NO_STREAM: Streaming = {
  offered: false,
  failures: 0,
  retryAt: localInstant(0),
  unfit: false,
};

export const NEW_CONNECTION: Connection = {
  phase: { kind: "idle" },
  watched: false,
  refreshMs: DEFAULT_REFRESH_MS,
  intervalMs: BACKGROUND_INTERVAL_MS,
  attempts: 0,
  lastGoodAt: null,
  lastAskedAt: null,
  lastFailure: null,
  lastFailureAt: null,
  streaming: NO_STREAM,
};

/**
 * Is the next question after a good answer all that is new? Pages show the same then, and are not told: they would read
 * the disk twice for each answer.
 */
export const isAskingOnly = (before: Connection, after: Connection): boolean =>
  before.phase.kind === "live" &&
  after.phase.kind === "connecting" &&
  before.intervalMs === after.intervalMs &&
  before.refreshMs === after.refreshMs;

/** When the connection wants to be woken next; null = only by an event. */
export const dueAt = (connection: Connection): LocalInstant | null => {
  const { phase } = connection;
  switch (phase.kind) {
    case "idle":
      return localInstant(0);
    case "connecting":
      return localInstant(phase.since + LOST_AFTER_MS);
    case "live":
      return phase.nextAt;
    case "listening":
      return localInstant(
        Math.min(phase.heardAt + SILENT_AFTER_MS, lostWordlessAt(connection)),
      );
    case "waiting":
      return phase.until;
    case "blocked":
      return phase.recheckAt;
    case "paused":
      return null;
    default:
      return unreachable(phase);
  }
};

/** A stream that has said nothing since it was opened is given up in time for the list to be read before it is stale. */
const lostWordlessAt = ({ phase, lastGoodAt }: Connection): number =>
  phase.kind === "listening" && phase.heardAt === phase.since
    ? Math.max(
        phase.since + FIRST_WORD_MS,
        (lastGoodAt ?? phase.since) + SHORTEST_LIMIT_MS - 5 * SECOND,
      )
    : Number.POSITIVE_INFINITY;

/** True when `due` has come, or lies further ahead than any wait of ours can (the clock was set back). */
export const isDue = (due: LocalInstant | null, now: LocalInstant): boolean =>
  due !== null && (now >= due || due - now > LONGEST_WAIT_MS);

/** True when what the connection waits for was counted from a time that this machine's clock no longer has reached. */
export const wasSetBack = (
  { phase, lastGoodAt, lastFailureAt }: Connection,
  now: LocalInstant,
): boolean => {
  switch (phase.kind) {
    case "live":
      return (lastGoodAt ?? 0) > now;
    case "waiting":
      return (lastFailureAt ?? 0) > now;
    case "connecting":
      return phase.since > now;
    case "listening":
      return phase.heardAt > now;
    case "idle":
    case "blocked":
    case "paused":
      return false;
    default:
      return unreachable(phase);
  }
};
