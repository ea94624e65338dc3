import type { PersonId } from "./ids.ts";
import { finishedLength } from "./session-length.ts";
import type { FinishedSession } from "./session.ts";

/**
 * Sessions that are over, in columns, in no order: of 100,000 people a day has a million, and an object of each takes a
 * second for every hundred thousand.
 */
export interface EndedSessions {
  readonly persons: readonly PersonId[];
  /** Server's ms. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** ms; {@link UNKNOWN_LENGTH} where it was seen once. */
  readonly lengths: Float64Array;
}

/** Sorts before every length. */
export const UNKNOWN_LENGTH = -1;

/** The same sessions as columns. */
export const endedOf = (
  sessions: readonly FinishedSession[],
): EndedSessions => ({
  persons: sessions.map(({ person }) => person),
  starts: Float64Array.from(sessions, ({ start }) => start),
  ends: Float64Array.from(sessions, ({ end }) => end),
  lengths: Float64Array.from(
    sessions,
    (session) => finishedLength(session) ?? UNKNOWN_LENGTH,
  ),
});
