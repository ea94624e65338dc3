import type { Numbering } from "./numbering.ts";
import { QUARTERS_A_DAY } from "./quarter.ts";
import type { Quarters } from "./quarters.ts";

/** Who was active in any of several quarters: distinct, however many there are. */
export interface ActiveUnion {
  /** Begins anew. */
  readonly clear: () => void;
  /** Adds the quarters [first, until), counted from 1970. */
  readonly add: (first: number, until: number) => void;
  readonly count: () => number;
  /** Calls back with the number of each of them. */
  readonly each: (found: (person: number) => void) => void;
}

/**
 * @param days the quarters of days; one that is missing has nobody
 * @param people numbers of everybody on these days
 */
export const newActiveUnion = (
  days: readonly Quarters[],
  people: Numbering,
): ActiveUnion => {
  const lists = days.map(({ persons }) => people.of(persons));
  const places = new Map(days.map(({ day }, place) => [day, place]));
  const all = new Uint32Array(Math.ceil(people.texts.length / 32));
  /** Of the one day that was added last: numbered as that day numbers its people. */
  let day: Uint32Array = all.slice();
  let words = 0;
  let open: number | null = null;
  let isOneDay = true;
  const flush = (): void => {
    if (open === null) return;
    const numbers = lists[open] ?? [];
    eachBit(day, words, (person) => {
      const number = numbers[person] ?? 0;
      all[number >>> 5] = (all[number >>> 5] ?? 0) | (1 << (number & 31));
    });
    day.fill(0, 0, words);
    isOneDay = false;
    open = null;
  };
  return {
    clear: () => {
      day.fill(0, 0, words);
      if (!isOneDay) all.fill(0);
      isOneDay = true;
      open = null;
    },
    add: (first, until) => {
      for (let quarter = first; quarter < until;) {
        const number = Math.floor(quarter / QUARTERS_A_DAY);
        const end = Math.min(until, (number + 1) * QUARTERS_A_DAY);
        const place = places.get(number);
        const active = place === undefined ? null : days[place]?.active;
        if (place !== undefined && active !== null && active !== undefined) {
          if (open !== place) {
            flush();
            open = place;
            words = active.length / QUARTERS_A_DAY;
            if (day.length < words) day = new Uint32Array(words);
          }
          const begin = number * QUARTERS_A_DAY;
          for (
            let at = (quarter - begin) * words, to = (end - begin) * words;
            at < to;
          )
            for (let word = 0; word < words; word++)
              day[word] = (day[word] ?? 0) | (active[at++] ?? 0);
        }
        quarter = end;
      }
    },
    count: () => {
      if (isOneDay) return bitsIn(day, words);
      flush();
      return bitsIn(all, all.length);
    },
    each: (found) => {
      flush();
      eachBit(all, all.length, found);
    },
  };
};

const bitsIn = (bits: Uint32Array, words: number): number => {
  let count = 0;
  for (let word = 0; word < words; word++) {
    let rest = bits[word] ?? 0;
    rest -= (rest >>> 1) & 0x5555_5555;
    rest = (rest & 0x3333_3333) + ((rest >>> 2) & 0x3333_3333);
    count += Math.imul((rest + (rest >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
};

const eachBit = (
  bits: Uint32Array,
  words: number,
  found: (number: number) => void,
): void => {
  for (let word = 0; word < words; word++)
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1)
      found(word * 32 + 31 - Math.clz32(rest & -rest));
};
