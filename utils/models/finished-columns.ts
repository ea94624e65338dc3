import {
  type EndedSessions,
  UNKNOWN_LENGTH,
} from "../domain/ended-sessions.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";

/** Sessions that are over, in columns: of 100,000 people a day has a million. */
export interface FinishedColumns {
  /** All of them ended after this. */
  readonly from: Instant;
  readonly persons: readonly PersonId[];
  readonly ends: Float64Array;
  /** ms; {@link UNKNOWN_LENGTH} where it was seen once. */
  readonly lengths: Float64Array;
  /** The known lengths, the shortest first. */
  readonly sorted: Float64Array;
  readonly sumMs: number;
}

export const isKnownLength = (lengthMs: number | undefined): boolean =>
  lengthMs !== undefined && lengthMs !== UNKNOWN_LENGTH;

/**
 * The sessions that ended after `from`, when all that ended after `freshFrom` were read anew: of those read before, the
 * ones in between stay. So a page that is open all day reads each session a few times, not once a minute.
 * @param isOver false: it goes on, though the disk has it as over
 */
export const foldFinished = (
  before: FinishedColumns | null,
  from: Instant,
  fresh: readonly EndedSessions[],
  freshFrom: Instant,
  isOver: (person: PersonId, start: number) => boolean = () => true,
): FinishedColumns => {
  const persons: PersonId[] = [];
  const ends: number[] = [];
  const lengths: number[] = [];
  const add = (person: PersonId, end: number, length: number): void => {
    persons.push(person);
    ends.push(end);
    lengths.push(length);
  };
  for (const [at, person] of (before?.persons ?? []).entries()) {
    const end = before?.ends[at] ?? 0;
    if (end > from && end <= freshFrom)
      add(person, end, before?.lengths[at] ?? UNKNOWN_LENGTH);
  }
  for (const { persons: theirs, starts, ends: over, lengths: spent } of fresh)
    for (const [at, person] of theirs.entries()) {
      const end = over[at] ?? 0;
      if (end > from && isOver(person, starts[at] ?? 0))
        add(person, end, spent[at] ?? UNKNOWN_LENGTH);
    }
  return columnsOf(from, persons, ends, lengths);
};

const columnsOf = (
  from: Instant,
  persons: readonly PersonId[],
  ends: readonly number[],
  lengths: readonly number[],
): FinishedColumns => {
  const sorted = Float64Array.from(lengths).sort();
  const firstKnown = sorted.findIndex(isKnownLength);
  const known = sorted.subarray(firstKnown < 0 ? sorted.length : firstKnown);
  return {
    from,
    persons,
    ends: Float64Array.from(ends),
    lengths: Float64Array.from(lengths),
    sorted: known,
    sumMs: known.reduce((sum, ms) => sum + ms, 0),
  };
};
