import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import { instant } from "../domain/instant.ts";
import { isKnownLength } from "./finished-columns.ts";
import type { RangeSessions } from "./range-sessions.ts";

/** A session that an average counts. */
export interface CountedSession {
  readonly person: PersonId;
  readonly lengthMs: number;
  /** Null: goes on. */
  readonly end: Instant | null;
}

/** More sessions than are ever counted; a length in ms times this is still a whole number. */
const MOST = 2 ** 21;

/** Exactly the sessions that the average is of, the longest first, each made when it is looked at. */
export const countedSessions = ({ current, finished }: RangeSessions) => {
  const { persons, ends, lengths } = finished;
  // Length and place in one number: a million of them is sorted without a call for each comparison.
  const packed = new Float64Array(current.length + finished.sorted.length);
  let count = 0;
  for (const [at, { lengthMs }] of current.entries())
    packed[count++] = pack(lengthMs, at);
  for (const [at, lengthMs] of lengths.entries())
    if (isKnownLength(lengthMs))
      packed[count++] = pack(lengthMs, current.length + at);
  packed.sort();

  const at = (position: number): CountedSession | null => {
    const place = (packed[packed.length - 1 - position] ?? NaN) % MOST;
    const now = current[place];
    if (now !== undefined) return now;
    const past = place - current.length;
    const person = persons[past];
    if (person === undefined) return null;
    const end = instant(ends[past] ?? 0);
    return { person, end, lengthMs: lengths[past] ?? 0 };
  };
  return { count, at };
};

const pack = (lengthMs: number, place: number): number =>
  Math.floor(lengthMs) * MOST + place;
