import { valuesOf } from "../../../utils/domain/patched-map.ts";
import type { Knowledge } from "../../../utils/domain/observe.ts";
import { reportsOf } from "../../../utils/domain/people.ts";
import type { RunningSession } from "../../../utils/domain/session.ts";

const byKey =
  <Value>(keyOf: (value: Value) => string) =>
  (a: Value, b: Value): number =>
    keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b));

const byPerson = byKey<Pick<RunningSession, "person">>(({ person }) => person);

/** Everything that is known of people and sessions, the same for the same content, however it came to be held. */
export const canonical = ({ roster, sessions }: Knowledge): unknown => {
  const { running, lastEnds, resting, unsure, coverage, whole } = sessions;
  return {
    people: [...reportsOf(roster.people)].toSorted(byKey(({ id }) => id)),
    tally: roster.tally,
    position: roster.position,
    running: [...valuesOf(running)].toSorted(byPerson),
    lastEnds: [...valuesOf(lastEnds)].toSorted(byPerson),
    resting: resting.toSorted(),
    unsure: unsure.toSorted(),
    coverage,
    whole,
  };
};
