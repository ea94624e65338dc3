import type { PersonId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import type { Report } from "./person.ts";

/**
 * Where an observation stands in the platform's own numbering. Positions of two epochs are never compared: the server
 * lost its numbering in between. Order is decided here, never by a clock.
 */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

interface Stamp {
  /** The platform's clock when it spoke. */
  readonly serverTime: Instant;
  /** A connector for a source without numbering counts its own answers, in an epoch of its own. */
  readonly position: Position;
  /** The server's own name of this state (an ETag), sent back to ask "still so?". */
  readonly mark: string | null;
}

/** `complete` only when every page of one snapshot was read: a person missing in an incomplete one is not gone. */
export interface Snapshot extends Stamp {
  readonly kind: "snapshot";
  readonly complete: boolean;
  readonly reports: readonly Report[];
  /**
   * Of an incomplete one: who is gone all the same. Then it doubts only those who are held and not named, and whoever is
   * not held is not there. Missing: nobody is known to be gone, and others may be there.
   */
  readonly gone?: readonly PersonId[];
}

/**
 * On top of `basis` (what the sender takes us to hold) these people changed or went. A stream's basis is the number
 * before its own; a poll that was compared with the last answer has that answer's position.
 */
export interface Delta extends Stamp {
  readonly kind: "delta";
  readonly basis: Position;
  /** True: the platform said it when it happened. False: found by comparing two answers, so it happened some time before. */
  readonly pushed: boolean;
  readonly upserts: readonly Report[];
  readonly removals: readonly PersonId[];
}

/** Nothing new since `position`, all still there (also a 304). */
export interface Heartbeat extends Stamp {
  readonly kind: "heartbeat";
}

/** All that any protocol can say. */
export type Observation = Snapshot | Delta | Heartbeat;

export const samePosition = (a: Position | null, b: Position | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.epoch === b.epoch && a.seq === b.seq);

/** Is `a` an earlier position than `b`, of the same epoch? */
export const isBehind = (a: Position, b: Position | null): boolean =>
  b !== null && b.epoch === a.epoch && a.seq < b.seq;
