import { fieldsOf } from "../domain/outside-value.ts";

/*
 * Names with what each of them has, as rows that are being typed. In a mapping they are members of an object: there a row
 * without a name does not stand, nor the second of one name.
 */

export interface Pair {
  readonly name: string;
  readonly value: string;
}

export const EMPTY_PAIR: Pair = { name: "", value: "" };

export const pairsOf = (written: unknown): readonly Pair[] =>
  Object.entries(fieldsOf(written) ?? {}).map(([name, value]) => ({
    name,
    value: typeof value === "string" ? value : (JSON.stringify(value) ?? ""),
  }));

/** Of two with one name the first. */
export const recordOf = (
  pairs: readonly Pair[],
): Readonly<Record<string, string>> => {
  const named = new Map<string, string>();
  for (const { name, value } of pairs) {
    const key = name.trim();
    if (key !== "" && !named.has(key)) named.set(key, value);
  }
  return Object.fromEntries(named);
};

/** Do the rows still say what is written? Else somebody has changed it elsewhere, and they are those of before. */
export const saysTheSame = (
  pairs: readonly Pair[],
  written: unknown,
): boolean => textOf(recordOf(pairs)) === textOf(recordOf(pairsOf(written)));

const textOf = (record: Readonly<Record<string, string>>): string =>
  JSON.stringify(
    Object.entries(record)
      .map((pair) => JSON.stringify(pair))
      .toSorted(),
  );

/** What is wrong with a row by itself: its name is that of a row before, or it has a value and no name. */
export const pairProblem = (
  pairs: readonly Pair[],
  row: number,
): "twice" | "nameless" | null => {
  const name = pairs[row]?.name.trim() ?? "";
  if (name === "") return pairs[row]?.value === "" ? null : "nameless";
  return pairs.findIndex((pair) => pair.name.trim() === name) < row
    ? "twice"
    : null;
};
