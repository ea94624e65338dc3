import {
  type Moment,
  compareBy,
  compareByKeys,
  numberOf,
  orderKeys,
  ordered,
} from "../domain/order.ts";
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
  /** By slot, as of `moment`: reports lie all over the memory, and looking at them to compare costs most of a merge. */
  readonly keys: Float64Array;
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
      kept.moment.limits === moment.limits &&
      kept.moment.details === moment.details;
    if (holds && kept !== null && canMerge(people, kept)) {
      const keys = keysAfter(people, kept);
      const slots = merged(people, { ...kept, keys });
      kept = { ...kept, version, slots, keys };
      return slots;
    }
    const all = everybody(index);
    const keys = orderKeys(index, all, sort, moment);
    const slots = ordered(index, all, sort, moment, keys);
    kept = { index, version, sort, beat, slots, keys, moment };
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

/** The kept numbers with those of whom was touched, in place while there is room; ranks of texts stay as they were. */
const keysAfter = (
  { index, touched }: People,
  { keys: before, sort, moment }: Kept,
): Float64Array => {
  const { reports } = index;
  const place = numberOf(sort, moment);
  if (place === null) return before;
  let keys = before;
  if (keys.length < reports.length) {
    keys = new Float64Array(Math.ceil(reports.length * 1.25));
    keys.set(before);
  }
  for (const slot of touched) {
    const report = reports[slot];
    if (report !== undefined) keys[slot] = place(report);
  }
  return keys;
};

const merged = ({ index, touched }: People, kept: Kept): Uint32Array => {
  // With the moment of the last sorting, so that old and new places are comparable.
  const compare =
    numberOf(kept.sort, kept.moment) === null
      ? comparingTexts(index, kept)
      : compareByKeys(kept.keys, kept.sort);
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

const comparingTexts = (
  index: PeopleIndex,
  { sort, moment }: Kept,
): ((a: number, b: number) => number) => {
  const compareReports = compareBy(sort, moment);
  return (a, b) => {
    const left = index.reports[a];
    const right = index.reports[b];
    if (left === undefined || right === undefined) return a - b;
    return compareReports(left, right) || a - b;
  };
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
