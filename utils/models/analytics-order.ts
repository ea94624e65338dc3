import type { PeopleIndex } from "../domain/people-index.ts";
import { unreachable } from "../domain/result.ts";
import type { RangePeople } from "./analytics-people.ts";

export const PEOPLE_COLUMNS = [
  "name",
  "messages",
  "sessions",
  "time",
  "engaged",
  "lastActive",
] as const;

export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];

export interface PeopleSort {
  readonly column: PeopleColumn;
  readonly direction: "ascending" | "descending";
}

/** What a column begins with when it is chosen: most and latest first, names from A. */
export const firstDirectionOf = (
  column: PeopleColumn,
): PeopleSort["direction"] => (column === "name" ? "ascending" : "descending");

// Kept: making a collator costs more than a thousand comparisons.
const collator = new Intl.Collator(undefined, {
  numeric: true,
  sensitivity: "base",
});

/**
 * Rows in order, in place. One number is prepared per row (a name's is its rank among all names), so that comparing
 * reads numbers only; what is not known comes last in either direction, and equal ones keep the order of the rows.
 */
export const orderedPeople = (
  people: RangePeople,
  rows: Uint32Array,
  { column, direction }: PeopleSort,
  ranks: () => Float64Array,
): Uint32Array => {
  const keys = keysOf(people, column, ranks);
  const sign = direction === "ascending" ? 1 : -1;
  const compare = (a: number, b: number): number => {
    const left = keys[a] ?? Number.NaN;
    const right = keys[b] ?? Number.NaN;
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b;
    return sign * (left - right) || a - b;
  };
  // As the history gives them: most time first.
  const isSorted = rows.every(
    (row, at) => at === 0 || compare(rows[at - 1] ?? 0, row) < 0,
  );
  return isSorted ? rows : rows.sort(compare);
};

const keysOf = (
  people: RangePeople,
  column: PeopleColumn,
  ranks: () => Float64Array,
): Float64Array => {
  switch (column) {
    case "name":
      return ranks();
    case "messages":
      return people.messages;
    case "sessions":
      return people.sessions;
    case "time":
      return people.timeMs;
    case "engaged":
      return people.engagedMs;
    case "lastActive":
      return people.lastActive;
    default:
      return unreachable(column);
  }
};

/** The place of each row's name among all names; of who is gone from the list only the id is known. */
export const nameRanks = (
  people: RangePeople,
  index: PeopleIndex | null,
): Float64Array => {
  const names = people.ids.map((id, row) => {
    const report = index?.reports[people.slots[row] ?? -1];
    return report?.name ?? report?.email ?? id;
  });
  const sorted = [...new Set(names)].sort(collator.compare);
  const rankOf = new Map(sorted.map((name, rank) => [name, rank]));
  return Float64Array.from(names, (name) => rankOf.get(name) ?? 0);
};
