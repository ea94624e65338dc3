import type { PersonId } from "./ids.ts";
import { DAY, HOUR, type Instant } from "./instant.ts";
import { keyed, mapOf, patched, valuesOf } from "./patched-map.ts";
import type { RunningSession } from "./session.ts";
import type { LastEnd, Sessions } from "./sessions.ts";

/** What an observation changed in the sessions that go on: what has to be kept of it. */
export interface SessionChanges {
  readonly puts: readonly RunningSession[];
  /** For whom nothing goes on any more. */
  readonly gone: readonly PersonId[];
  readonly lastEnds: readonly LastEnd[];
}

const personOf = ({ person }: { readonly person: PersonId }): PersonId =>
  person;

/** The maps of running sessions and of last ends with these changes in them; the old ones stay as they were. */
export const withChanges = (
  { running, lastEnds }: Pick<Sessions, "running" | "lastEnds">,
  changes: SessionChanges,
): Pick<Sessions, "running" | "lastEnds"> => ({
  running:
    changes.puts.length + changes.gone.length === 0
      ? running
      : patched(running, changes.puts, changes.gone, personOf),
  lastEnds:
    changes.lastEnds.length === 0
      ? lastEnds
      : patched(lastEnds, changes.lastEnds, [], personOf),
});

/** Not later than any start of a session that goes on. */
export const earliestStartWith = (
  { earliestStart }: Sessions,
  { puts }: SessionChanges,
): Instant | null =>
  puts.reduce<Instant | null>(
    (earliest, { start }) =>
      earliest === null || start < earliest ? start : earliest,
    earliestStart,
  );

/** A start may reach back no further than this: ends before it hinder nobody. Looked for once an hour. */
export const withoutOldEnds = (
  lastEnds: Sessions["lastEnds"],
  previous: Instant | null,
  at: Instant,
): Sessions["lastEnds"] =>
  previous === null ||
  lastEnds.size === 0 ||
  Math.floor(previous / HOUR) === Math.floor(at / HOUR)
    ? lastEnds
    : mapOf(
        keyed(
          [...valuesOf(lastEnds)].filter(({ end }) => at - end <= DAY),
          personOf,
        ),
      );
