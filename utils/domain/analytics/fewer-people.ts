import { QUARTERS_A_DAY } from "./quarter.ts";
import type { Quarters } from "./quarters.ts";

/** The same day with the people alone who were active on it: of ten thousand names few are needed for one day. */
export const withFewerPeople = (quarters: Quarters): Quarters => {
  const { active, persons } = quarters;
  const words = Math.ceil(persons.length / 32);
  const anyTime = new Uint32Array(words);
  for (const [at, bits] of active.entries())
    anyTime[at % words] = (anyTime[at % words] ?? 0) | bits;
  const kept = [...persons.keys()].filter(
    (person) => ((anyTime[person >>> 5] ?? 0) >>> (person & 31)) & 1,
  );
  const fewer = Math.ceil(kept.length / 32);
  const left = new Uint32Array(QUARTERS_A_DAY * fewer);
  for (let quarter = 0; quarter < QUARTERS_A_DAY; quarter++)
    for (const [number, person] of kept.entries()) {
      const bits = active[quarter * words + (person >>> 5)] ?? 0;
      const at = quarter * fewer + (number >>> 5);
      if ((bits >>> (person & 31)) & 1)
        left[at] = (left[at] ?? 0) | (1 << (number & 31));
    }
  return {
    ...quarters,
    persons: kept.map((person) => persons[person] ?? ""),
    active: left,
  };
};
