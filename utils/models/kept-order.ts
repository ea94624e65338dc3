import { type Moment, compareBy, ordered } from "../domain/order.ts";
import type { PeopleIndex } from "../domain/people-index.ts";
import type { Sort } from "../domain/view.ts";
import type { People } from "./people.ts";

interface Kept {
  readonly index: PeopleIndex;
  readonly version: number;
  readonly sort: Sort;
  readonly moment: Moment;
  readonly beat: number;
  readonly slots: Uint32Array;
}

/** More touched rows than this share: sorting all anew costs no more. */
const MERGE_SHARE = 8;

/**
 * The order of everybody, kept from revision to revision: the rows that a revision touched are taken out and put where
 * they belong now. All are sorted anew when the question or the beat is another.
 */
export const createOrder = () => {
  let kept: Kept | null = null;
  return (
    people: People,
    sort: Sort,
    moment: Moment,
    beat: number,
  ): Uint32Array => {
    const { index } = people;
    const { version } = index;
    const holds =
      kept !== null &&
      kept.index === index &&
      kept.sort === sort &&
      kept.beat === beat &&
      kept.moment.limits === moment.limits;
    const slots =
      holds && kept !== null && canMerge(people, kept)
        ? merged(people, kept)
        : ordered(index, everybody(index), sort, moment);
    const base = holds && kept !== null ? kept.moment : moment;
    kept = { index, version, sort, beat, slots, moment: base };
    return slots;
  };
};

const canMerge = ({ index, touched, since }: People, kept: Kept): boolean =>
  kept.version === since &&
  touched.size * MERGE_SHARE < Math.max(index.size, MERGE_SHARE);

const everybody = ({ reports, size }: PeopleIndex): Uint32Array => {
  const slots = new Uint32Array(size);
  let count = 0;
  for (let slot = 0; slot < reports.length; slot++)
    if (reports[slot] !== undefined) slots[count++] = slot;
  return slots;
};

const merged = ({ index, touched }: People, kept: Kept): Uint32Array => {
  // With the moment of the last sorting, so that old and new places are comparable.
  const compareReports = compareBy(kept.sort, kept.moment);
  const compare = (a: number, b: number): number => {
    const left = index.reports[a];
    const right = index.reports[b];
    if (left === undefined || right === undefined) return a - b;
    return compareReports(left, right) || a - b;
  };
  const stayed = without(kept.slots, touched, index.reports.length);
  const put = [...touched]
    .filter((slot) => index.reports[slot] !== undefined)
    .sort(compare);
  const slots = new Uint32Array(stayed.length + put.length);
  let from = 0;
  let to = 0;
  for (const slot of put) {
    const place = placeOf(slot, stayed, from, compare);
    slots.set(stayed.subarray(from, place), to);
    to += place - from;
    from = place;
    slots[to++] = slot;
  }
  slots.set(stayed.subarray(from), to);
  return slots;
};

/** A byte a slot: a set asked 100,000 times costs more than all the rest. */
const without = (
  slots: Uint32Array,
  touched: ReadonlySet<number>,
  size: number,
): Uint32Array => {
  const isTouched = new Uint8Array(size);
  for (const slot of touched) isTouched[slot] = 1;
  const stayed = new Uint32Array(slots.length);
  let count = 0;
  for (const slot of slots) if (isTouched[slot] !== 1) stayed[count++] = slot;
  return stayed.subarray(0, count);
};

const placeOf = (
  slot: number,
  stayed: Uint32Array,
  from: number,
  compare: (a: number, b: number) => number,
): number => {
  let low = from;
  let high = stayed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(slot, stayed[middle] ?? 0) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
};
