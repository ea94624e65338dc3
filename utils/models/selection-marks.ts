import type { PersonId } from "../domain/ids.ts";
import { reportAt, slotOf } from "../domain/people-index.ts";
import type { PeopleIndex } from "../domain/people-index.ts";
import type { People } from "./people.ts";

/** Which slots are of chosen people: 1 where one is. */
export interface Marks {
  readonly marks: Uint8Array;
  /** How many of the chosen are among the people at all. */
  readonly present: number;
}

interface Kept extends Marks {
  readonly index: PeopleIndex;
  readonly version: number;
  readonly edition: number;
}

/**
 * Marks the chosen people's slots. From revision to revision only those that it touched are looked at: a hundred thousand
 * may be chosen.
 * @returns a function of the people, of the chosen and of their edition: another one for each change of the choice
 */
export const createMarks = () => {
  let kept: Kept | null = null;
  return (
    people: People,
    chosen: ReadonlySet<PersonId>,
    edition: number,
  ): Marks => {
    const { index, since, touched } = people;
    if (kept?.index !== index || kept.edition !== edition)
      kept = anew(index, chosen, edition);
    else if (kept.version !== index.version)
      kept =
        kept.version === since
          ? corrected(kept, touched, chosen)
          : anew(index, chosen, edition);
    return kept;
  };
};

const anew = (
  index: PeopleIndex,
  chosen: ReadonlySet<PersonId>,
  edition: number,
): Kept => {
  const marks = new Uint8Array(index.reports.length);
  let present = 0;
  for (const id of chosen) {
    const slot = slotOf(index, id);
    if (slot === undefined) continue;
    marks[slot] = 1;
    present++;
  }
  return { index, version: index.version, edition, marks, present };
};

const corrected = (
  kept: Kept,
  touched: ReadonlySet<number>,
  chosen: ReadonlySet<PersonId>,
): Kept => {
  const { index } = kept;
  let { marks, present } = kept;
  if (marks.length < index.reports.length) {
    const more = new Uint8Array(Math.ceil(index.reports.length * 1.25));
    more.set(marks);
    marks = more;
  }
  for (const slot of touched) {
    const report = reportAt(index, slot);
    const now = Number(report !== undefined && chosen.has(report.id));
    present += now - (marks[slot] ?? 0);
    marks[slot] = now;
  }
  return { ...kept, version: index.version, marks, present };
};
