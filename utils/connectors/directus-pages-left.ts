import type { PersonId } from "../domain/ids.ts";
import { hashOf } from "../domain/hash.ts";
import { DAY, type Instant } from "../domain/instant.ts";
import type { Report } from "../domain/person.ts";

/*
 * That somebody opened another page is seen by the page before. Of who is online the roster holds it; of who is not,
 * nobody does but the worker, which dies between two polls. The mark of an answer lasts: it takes along the pages of those
 * who were there a short while ago, as sums, since nothing but "is it another?" is asked of them.
 */

/** Whoever was away for longer than a session lasts has to log in, which tells as much. */
const LASTS_MS = DAY;
const MOST = 1000;
const BEGIN = "pages:";
const DIGITS = 7;

/** Sums of pages by sums of people. */
export type PagesLeft = ReadonlyMap<string, string>;

export const NO_PAGES_LEFT: PagesLeft = new Map();

/** Two of a thousand people share one in one of ten thousand cases, and are then taken to have moved. */
export const sumOf = (text: string): string =>
  hashOf(text).toString(36).padStart(DIGITS, "0");

/** The mark of an answer with these people in it; null: nobody left a page. */
export const markOfPages = (
  reports: readonly Report[],
  paths: ReadonlyMap<PersonId, string | null>,
  now: Instant,
): string | null => {
  const left = reports
    .filter(
      ({ id, sessions, lastActiveAt }) =>
        sessions.length === 0 &&
        lastActiveAt !== null &&
        now - lastActiveAt < LASTS_MS &&
        typeof paths.get(id) === "string",
    )
    .toSorted((a, b) => (b.lastActiveAt ?? 0) - (a.lastActiveAt ?? 0))
    .slice(0, MOST);
  return left.length === 0
    ? null
    : BEGIN +
        left.map(({ id }) => sumOf(id) + sumOf(paths.get(id) ?? "")).join("");
};

/** Reads {@link markOfPages}; any other text leaves none. */
export const pagesOfMark = (mark: string | null): PagesLeft => {
  const sums = mark?.startsWith(BEGIN) === true ? mark.slice(BEGIN.length) : "";
  const left = new Map<string, string>();
  for (let at = 0; at + 2 * DIGITS <= sums.length; at += 2 * DIGITS)
    left.set(
      sums.slice(at, at + DIGITS),
      sums.slice(at + DIGITS, at + 2 * DIGITS),
    );
  return left;
};
