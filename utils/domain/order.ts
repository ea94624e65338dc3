import type { RunningOf } from "./facts.ts";
import type { Instant } from "./instant.ts";
import type { NameOf } from "./page-name.ts";
import type { PeopleIndex } from "./people-index.ts";
import type { Report } from "./person.ts";
import {
  type DetailPlacing,
  LAST,
  type Placing,
  placingOf,
} from "./placing.ts";
import type { Limits } from "./source.ts";
import type { Sort, SortKey } from "./view.ts";

/** When a list is looked at, and what may be claimed then. */
export interface Moment {
  readonly serverNow: Instant;
  readonly limits: Limits;
  readonly stale: boolean;
  readonly running: RunningOf;
  readonly nameOf: NameOf;
  /** How the columns of the widest table place people. Where it is missing they place nobody. */
  readonly details?: DetailPlacing;
  /** Where several connections are in one list: the moment of a person's own, whose clock and limits judge them. */
  readonly of?: (report: Report) => Moment;
  /** And by how much that clock is ahead of this machine's, ms. */
  readonly aheadMs?: number;
  /** And how people of several clocks are placed among each other. */
  readonly placing?: (key: SortKey, moment: Moment) => Placing;
}

/** The moment by which a person is to be judged. */
export const momentOf = (moment: Moment, report: Report): Moment =>
  moment.of?.(report) ?? moment;

// Kept: making a collator costs more than a thousand comparisons.
const collator = new Intl.Collator(undefined, {
  numeric: true,
  sensitivity: "base",
});

/** Compares two reports; for a few of them, where preparing a whole list would cost more. */
export const compareBy = (
  sort: Sort,
  moment: Moment,
): ((a: Report, b: Report) => number) => {
  const placing = placingOf(sort.key, moment);
  const sign = signOf(sort);
  if (placing.by === "number")
    return (a, b) => compareNumbers(placing.of(a), placing.of(b), sign);
  return (a, b) => {
    const [left, right] = [placing.of(a), placing.of(b)];
    if (left === "" || right === "")
      return Number(left === "") - Number(right === "");
    return sign * collator.compare(left, right);
  };
};

const signOf = ({ direction }: Sort) => (direction === "ascending" ? 1 : -1);

const compareNumbers = (left: number, right: number, sign: number): number => {
  if (left === right) return 0;
  if (left === LAST) return 1;
  if (right === LAST) return -1;
  return left < right ? -sign : sign;
};

/** How a sort places one report by a number, to be compared by {@link compareByKeys}; null where it does by a text. */
export const numberOf = (
  sort: Sort,
  moment: Moment,
): ((report: Report) => number) | null => {
  const placing = placingOf(sort.key, moment);
  return placing.by === "number" ? placing.of : null;
};

/** Compares two slots by one prepared number each; equal ones keep the order of the list. */
export const compareByKeys = (
  keys: Float64Array,
  sort: Sort,
): ((a: number, b: number) => number) => {
  const sign = signOf(sort);
  return (a, b) =>
    compareNumbers(keys[a] ?? LAST, keys[b] ?? LAST, sign) || a - b;
};

/** Slots in the order of `sort`, in place. The comparison reads numbers only. */
export const ordered = (
  index: PeopleIndex,
  slots: Uint32Array,
  sort: Sort,
  moment: Moment,
  keys: Float64Array = orderKeys(index, slots, sort, moment),
): Uint32Array => slots.sort(compareByKeys(keys, sort));

/** The number by which each slot is placed; a text's is its rank among the distinct texts of all of these. */
export const orderKeys = (
  index: PeopleIndex,
  slots: Uint32Array,
  sort: Sort,
  moment: Moment,
): Float64Array => {
  const placing = placingOf(sort.key, moment);
  const keys = new Float64Array(index.reports.length).fill(LAST);
  const texts = placing.by === "text" ? new Map<string, number>() : null;
  for (const slot of slots) {
    const report = index.reports[slot];
    if (report === undefined) continue;
    if (placing.by === "number") keys[slot] = placing.of(report);
    else texts?.set(placing.of(report), LAST);
  }
  if (placing.by === "number" || texts === null) return keys;
  rank(texts);
  for (const slot of slots) {
    const report = index.reports[slot];
    if (report !== undefined)
      keys[slot] = texts.get(placing.of(report)) ?? LAST;
  }
  return keys;
};

/** Collates each distinct text once; the empty text keeps no rank and comes last. */
const rank = (texts: Map<string, number>): void => {
  texts.delete("");
  let next = 0;
  let previous: string | null = null;
  for (const text of [...texts.keys()].sort(collator.compare)) {
    if (previous !== null && collator.compare(previous, text) !== 0) next++;
    texts.set(text, next);
    previous = text;
  }
};
