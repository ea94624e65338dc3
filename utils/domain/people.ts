import type { PersonId } from "./ids.ts";
import type { Report } from "./person.ts";

/**
 * Reports by person: an immutable map that is cheap to change a little. A large `base` that is shared from value to
 * value, and a small `patch` over it (null = gone). 100 changes in 100,000 people copy the patch, not the people; when
 * the patch outgrows its share, both are merged into a new base. A `Map`, never an object: ids may be "__proto__".
 */
export interface People {
  readonly base: ReadonlyMap<PersonId, Report>;
  readonly patch: ReadonlyMap<PersonId, Report | null>;
  readonly size: number;
}

export const NO_PEOPLE: People = { base: new Map(), patch: new Map(), size: 0 };

/** Merge when the patch holds more than this many people and more than a sixteenth of all. */
const SMALLEST_MERGE = 256;
const MERGE_SHARE = 16;

/** The people of a list; of two reports with one id the later one is taken. */
export const peopleOf = (reports: Iterable<Report>): People => {
  const base = new Map<PersonId, Report>();
  for (const report of reports) base.set(report.id, report);
  return { base, patch: NO_PEOPLE.patch, size: base.size };
};

export const reportOf = (people: People, id: PersonId): Report | undefined => {
  const patched = people.patch.get(id);
  return patched === undefined ? people.base.get(id) : (patched ?? undefined);
};

/** All reports: those of the base in their order, then those that came later. */
export function* reportsOf({ base, patch }: People): Generator<Report> {
  if (patch.size === 0) {
    yield* base.values();
    return;
  }
  for (const [id, report] of base) {
    const patched = patch.get(id);
    if (patched === undefined) yield report;
    else if (patched !== null) yield patched;
  }
  for (const [id, report] of patch)
    if (report !== null && !base.has(id)) yield report;
}

/** A new value with these reports put and these people gone; the old one stays as it was. */
export const changed = (
  people: People,
  upserts: readonly Report[],
  removals: readonly PersonId[],
): People => {
  const patch = new Map(people.patch);
  let { size } = people;
  for (const report of upserts) {
    if (!holds(people.base, patch, report.id)) size++;
    patch.set(report.id, report);
  }
  for (const id of removals) {
    if (!holds(people.base, patch, id)) continue;
    size--;
    patch.set(id, null);
  }
  const merge = patch.size > SMALLEST_MERGE && patch.size * MERGE_SHARE > size;
  return merge
    ? peopleOf(reportsOf({ base: people.base, patch, size }))
    : { base: people.base, patch, size };
};

const holds = (
  base: ReadonlyMap<PersonId, Report>,
  patch: ReadonlyMap<PersonId, Report | null>,
  id: PersonId,
): boolean => {
  const patched = patch.get(id);
  return patched === undefined ? base.has(id) : patched !== null;
};
