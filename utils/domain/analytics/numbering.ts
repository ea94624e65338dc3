/** Numbers for texts, from 0 on as they first come. */
export interface Numbering {
  readonly texts: readonly string[];
  readonly numberOf: (text: string) => number;
  /** Of each text of a list its number. A list that was asked for before is not looked at again. */
  readonly of: (list: readonly string[]) => Uint32Array;
}

/** One numbering for all people of several blocks and days: each of them has its own list. */
export const newNumbering = (): Numbering => {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const known = new Map<readonly string[], Uint32Array>();
  const numberOf = (text: string): number => {
    const before = numbers.get(text);
    if (before !== undefined) return before;
    const number = texts.push(text) - 1;
    numbers.set(text, number);
    return number;
  };
  return {
    texts,
    numberOf,
    of: (list) => {
      const before = known.get(list);
      if (before !== undefined) return before;
      const made = new Uint32Array(list.length);
      for (const [at, text] of list.entries()) made[at] = numberOf(text);
      known.set(list, made);
      return made;
    },
  };
};
