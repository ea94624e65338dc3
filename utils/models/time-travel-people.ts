import type { PersonId } from "../domain/ids.ts";
import type { NameOf } from "../domain/page-name.ts";
import {
  type PeopleIndex,
  createIndex,
  updateIndex,
} from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import { sameReport } from "../domain/same-report.ts";
import type { RunningSession } from "../domain/session.ts";
import type { Scene, SessionStart } from "../domain/time-travel.ts";
import type { People } from "./people.ts";

/** A scene as lists have people. The index is brought from one scene to the next: most people are as they were. */
export const createTravelPeople = () => {
  let index: PeopleIndex | null = null;
  let count = 0;
  return (scene: Scene, nameOf: NameOf): People => {
    if (index === null || index.nameOf !== nameOf)
      index = createIndex(scene.reports.values(), nameOf);
    else updateIndex(index, othersIn(index, scene), goneFrom(index, scene));
    return {
      index,
      running: new Map(
        Array.from(scene.running, ([person, session]) => [
          person,
          sessionOf(person, session),
        ]),
      ),
      ended: [],
      visited: [],
      revision: ++count,
      whole: true,
      since: index.version,
      touched: new Set(),
    };
  };
};

const othersIn = (
  { reports, slots }: PeopleIndex,
  scene: Scene,
): readonly Report[] => {
  const others: Report[] = [];
  for (const report of scene.reports.values()) {
    const slot = slots.get(report.id);
    const before = slot === undefined ? undefined : reports[slot];
    if (before === undefined || !sameReport(before, report))
      others.push(report);
  }
  return others;
};

const goneFrom = ({ slots }: PeopleIndex, scene: Scene): readonly PersonId[] =>
  [...slots.keys()].filter((id) => !scene.reports.has(id));

/** A session of which only the start was kept. */
const sessionOf = (
  person: PersonId,
  { start, atLeast }: SessionStart,
): RunningSession => ({
  person,
  id: null,
  start,
  atLeast,
  firstSeenAt: start,
  inSightSince: start,
  coveredFrom: 0,
  cutMs: 0,
  engagedMs: 0,
  activeAt: null,
  visits: [],
  visit: null,
  seenAt: null,
  left: null,
});
