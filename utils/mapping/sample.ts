import { droppingOf } from "./dropped.ts";

/** What is left of an answer that is shown. */
interface Most {
  /** Of a list. */
  readonly items: number;
  /** Of an object; missing: as many. */
  readonly members?: number;
  readonly letters: number;
}

/**
 * What lists and texts are cut to where an answer is too long, step by step. Lists to numbers of rows that hardly a server
 * gives on a page, so that what was cut is known by them.
 */
export const CUTS = [
  { items: 211, letters: 2000 },
  { items: 53, letters: 500 },
  { items: 23, letters: 200 },
  { items: 7, letters: 100 },
  { items: 3, letters: 40 },
] as const;

/** So much of an answer says how all of it is made. */
const ENOUGH: Most = { items: 53, members: 200, letters: 300 };

/**
 * An answer as a form shows it: without members that are never kept, of long lists and objects the first, of long texts
 * the beginning. What is left stands where it stood.
 */
export const sampleOf = (answer: unknown): unknown =>
  shortened(droppingOf().without(answer), ENOUGH);

/** @param value parsed JSON, no deeper than answers are */
export const shortened = (value: unknown, most: Most): unknown => {
  if (typeof value === "string") return value.slice(0, most.letters);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.slice(0, most.items).map((item) => shortened(item, most));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, most.members ?? most.items)
      .map(([name, item]: [string, unknown]) => [name, shortened(item, most)]),
  );
};
