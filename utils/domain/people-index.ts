import { bestSession } from "./facts.ts";
import type { PersonId } from "./ids.ts";
import { type NameOf, pageName } from "./page-name.ts";
import type { Report } from "./person.ts";

/**
 * A list prepared for questions: each person has a slot (a small number that stays), and beside the reports stand, per
 * slot, what searching and filtering need. Lives in one page, inside one model, and is changed in place: a copy of
 * 100,000 slots for each revision would cost more than the revision.
 */
export interface PeopleIndex {
  /** Reports by slot; undefined where the person went (the slot is given to the next newcomer). */
  readonly reports: (Report | undefined)[];
  /** Lower-case text that the search looks in, by slot. Empty for a free slot. */
  readonly texts: string[];
  /** Readable name of the page the person is on, by slot. */
  readonly pages: (string | null)[];
  /** How pages are called. */
  readonly nameOf: NameOf;
  readonly slots: Map<PersonId, number>;
  readonly free: number[];
  size: number;
  /** Rises with each update: what was computed of an older version is out of date. */
  version: number;
  /** Slots touched by the latest update: what was prepared of the others still holds. */
  touched: readonly number[];
}

/** Between the parts of a search text: no one types it, so a match never spans two parts. */
const SEPARATOR = "\n";

/** Prepares a whole list, once. */
export const createIndex = (
  reports: Iterable<Report>,
  nameOf: NameOf = pageName,
): PeopleIndex => {
  const index: PeopleIndex = {
    reports: [],
    texts: [],
    pages: [],
    nameOf,
    slots: new Map(),
    free: [],
    size: 0,
    version: 0,
    touched: [],
  };
  for (const report of reports) put(index, report);
  return index;
};

/** The same people under other names of pages; a new index, since what was prepared of the old one no longer holds. */
export const renamed = (index: PeopleIndex, nameOf: NameOf): PeopleIndex =>
  createIndex(
    index.reports.filter((report) => report !== undefined),
    nameOf,
  );

/** Puts these reports and takes these people away, in place. Cost follows the change, not the list. */
export const updateIndex = (
  index: PeopleIndex,
  upserts: readonly Report[],
  removals: readonly PersonId[],
): void => {
  const touched: number[] = [];
  for (const report of upserts) touched.push(put(index, report));
  for (const id of removals) {
    const slot = index.slots.get(id);
    if (slot === undefined) continue;
    remove(index, id, slot);
    touched.push(slot);
  }
  index.touched = touched;
  index.version++;
};

export const slotOf = (index: PeopleIndex, id: PersonId): number | undefined =>
  index.slots.get(id);

/** The report in a slot that a selection named. */
export const reportAt = (
  index: PeopleIndex,
  slot: number,
): Report | undefined => index.reports[slot];

/** The report of a person; undefined where the list has none. */
export const reportIn = (
  index: PeopleIndex | undefined,
  id: PersonId,
): Report | undefined => {
  const slot = index?.slots.get(id);
  return slot === undefined ? undefined : index?.reports[slot];
};

const put = (index: PeopleIndex, report: Report): number => {
  let slot = index.slots.get(report.id);
  if (slot === undefined) {
    slot = index.free.pop() ?? index.reports.length;
    index.slots.set(report.id, slot);
    index.size++;
  }
  const page = index.nameOf(bestSession(report)?.page ?? null);
  index.reports[slot] = report;
  index.pages[slot] = page;
  index.texts[slot] = searchText(report, page);
  return slot;
};

const remove = (index: PeopleIndex, id: PersonId, slot: number): void => {
  index.slots.delete(id);
  index.reports[slot] = undefined;
  index.pages[slot] = null;
  index.texts[slot] = "";
  index.free.push(slot);
  index.size--;
};

/** Name, address and page: what the search promises to find. The id is found too, for who has nothing else. */
const searchText = (report: Report, page: string | null): string =>
  [
    report.name ?? "",
    report.email ?? "",
    page ?? "",
    report.name === null ? report.id : "",
  ]
    .join(SEPARATOR)
    .toLowerCase();
