import type { PersonId } from "./ids.ts";
import {
  type PatchedMap,
  keyed,
  mapOf,
  patched,
  valueAt,
  valuesOf,
} from "./patched-map.ts";
import type { Report } from "./person.ts";

/** Reports by person. */
export type People = PatchedMap<PersonId, Report>;

const idOf = ({ id }: Report): PersonId => id;

export const NO_PEOPLE: People = mapOf([]);

/** The people of a list; of two reports with one id the later one is taken. */
export const peopleOf = (reports: Iterable<Report>): People =>
  mapOf(keyed(reports, idOf));

export const reportOf = (people: People, id: PersonId): Report | undefined =>
  valueAt(people, id);

/** All reports: those of the base in their order, then those that came later. */
export const reportsOf = (people: People): Generator<Report> =>
  valuesOf(people);

/** A new value with these reports put and these people gone; the old one stays as it was. */
export const changed = (
  people: People,
  upserts: readonly Report[],
  removals: readonly PersonId[],
): People => patched(people, upserts, removals, idOf);
