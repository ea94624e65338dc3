import type { PeopleIndex } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import type { People } from "./people.ts";

/** What a person is put together by, as a number: slots of one key have the same. */
export interface SlotKeys {
  /** By slot. Nothing to go by where nobody is. */
  readonly numbers: Int32Array;
  /** By number. A key may be nobody's any more. */
  readonly keys: readonly (string | null)[];
}

interface Kept {
  readonly index: PeopleIndex;
  readonly over: string;
  version: number;
  numbers: Int32Array;
  readonly keys: (string | null)[];
  readonly numberOf: Map<string | null, number>;
}

/** With more keys than this beside one for each person, most are nobody's any more. */
const SPARE_KEYS = 1000;

/**
 * Numbers everybody's key, and from revision to revision only that of whom it touched.
 * @returns a function: of people, of what the keys depend on beside them (another one: all are numbered anew), and of the
 * key of one person
 */
export const createSlotKeys = () => {
  let kept: Kept | null = null;
  return (
    people: People,
    over: string,
    keyOf: (report: Report, slot: number) => string | null,
  ): SlotKeys => {
    const { index, since, touched } = people;
    const holds =
      kept !== null &&
      kept.index === index &&
      kept.over === over &&
      (kept.version === index.version || kept.version === since) &&
      kept.keys.length <= index.size + SPARE_KEYS;
    const now = holds && kept !== null ? kept : nothing(index, over);
    if (!holds) number(now, index.reports.keys(), keyOf);
    else if (now.version !== index.version) number(now, touched, keyOf);
    now.version = index.version;
    kept = now;
    return now;
  };
};

const nothing = (index: PeopleIndex, over: string): Kept => ({
  index,
  over,
  version: index.version,
  numbers: new Int32Array(index.reports.length),
  keys: [],
  numberOf: new Map(),
});

const number = (
  kept: Kept,
  slots: Iterable<number>,
  keyOf: (report: Report, slot: number) => string | null,
): void => {
  const { index, keys, numberOf } = kept;
  const { reports } = index;
  if (kept.numbers.length < reports.length)
    kept.numbers = grown(kept.numbers, reports.length);
  for (const slot of slots) {
    const report = reports[slot];
    if (report === undefined) continue;
    const key = keyOf(report, slot);
    let known = numberOf.get(key);
    if (known === undefined) {
      known = keys.push(key) - 1;
      numberOf.set(key, known);
    }
    kept.numbers[slot] = known;
  }
};

/** With room for those who come next. */
const grown = (numbers: Int32Array, length: number): Int32Array => {
  const more = new Int32Array(Math.ceil(length * 1.25));
  more.set(numbers);
  return more;
};
