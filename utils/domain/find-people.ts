import { isOnline } from "./facts.ts";
import type { PersonId } from "./ids.ts";
import { type Report, ownId } from "./person.ts";
import { MAX_SEARCH_LENGTH } from "./view.ts";

/** How well a person fits a text; less is better. */
const EXACT = 0;
const PREFIX = 1;
const PART = 2;
const NOT = 3;

export interface Hit {
  readonly report: Report;
  /** 0 the whole address, name or id; 1 the beginning of a word of it; 2 a part. */
  readonly rank: number;
}

export interface Hits {
  /** The best ones, best first. */
  readonly hits: readonly Hit[];
  /** How many fit in all. */
  readonly total: number;
}

/**
 * Who fits a text that somebody typed, by name and address (by id, who has no name): the same people as the list's
 * search finds, but for pages. A plain scan that keeps nothing: a worker lives for a few questions.
 * @param limit at most this many hits are given; all are counted
 */
export const findPeople = (
  reports: Iterable<Report>,
  text: string,
  limit: number,
): Hits => {
  const needle = searched(text);
  const hits: Hit[] = [];
  let total = 0;
  if (needle === "") return { hits, total };
  for (const report of reports) {
    const rank = rankOf(report, needle);
    if (rank === NOT) continue;
    total++;
    insert(hits, { report, rank }, limit);
  }
  return { hits, total };
};

/** Better first: how it fits, then who is online, then by name. Total: two people are never equal. */
export const compareHits = (a: Hit, b: Hit): number =>
  a.rank - b.rank ||
  Number(isOnline(b.report)) - Number(isOnline(a.report)) ||
  compareTexts(nameOf(a.report), nameOf(b.report)) ||
  compareTexts(a.report.id, b.report.id);

const compareTexts = (a: string, b: string): number =>
  a < b ? -1 : a > b ? 1 : 0;

const nameOf = (report: Report): string =>
  report.name ?? report.email ?? ownId(report);

/** What a search looks for: as `matching` in selection.ts has it. */
const searched = (text: string): string =>
  text.trim().slice(0, MAX_SEARCH_LENGTH).toLowerCase();

const rankOf = (report: Report, needle: string): number => {
  const { name, email } = report;
  const byAddress = email === null ? NOT : rankIn(email, needle);
  return byAddress === EXACT
    ? EXACT
    : Math.min(byAddress, rankIn(name ?? ownId(report), needle));
};

const rankIn = (text: string, needle: string): number => {
  const lower = text.toLowerCase();
  let at = lower.indexOf(needle);
  if (at < 0) return NOT;
  if (at === 0) return lower.length === needle.length ? EXACT : PREFIX;
  for (; at >= 0; at = lower.indexOf(needle, at + 1))
    if (BETWEEN_WORDS.includes(lower.charAt(at - 1))) return PREFIX;
  return PART;
};

/** Before a word of a name, or of an address. */
const BETWEEN_WORDS = " .-_@'";

/** Keeps the best, in order. */
const insert = (hits: Hit[], hit: Hit, limit: number): void => {
  const worst = hits[limit - 1];
  if (worst !== undefined && compareHits(worst, hit) <= 0) return;
  const place = hits.findIndex((other) => compareHits(hit, other) < 0);
  hits.splice(place < 0 ? hits.length : place, 0, hit);
  if (hits.length > limit) hits.pop();
};

/**
 * The one person whom a text names in full: by address, by address without a sub-address ("ana+ticket@…"), by name, by id,
 * in this order; letter case means nothing. Null where nobody or more than one is named: then it is a search.
 */
export const personNamed = (
  reports: Iterable<Report>,
  text: string,
): PersonId | null => {
  const needle = searched(text);
  const folded = withoutSubAddress(needle);
  const named: PersonId[][] = [[], [], [], []];
  if (needle === "") return null;
  for (const report of reports) {
    const { id, email, name } = report;
    const address = email?.trim().toLowerCase() ?? "";
    if (address === needle) named[0]?.push(id);
    else if (address !== "" && withoutSubAddress(address) === folded)
      named[1]?.push(id);
    else if (name?.trim().toLowerCase() === needle) named[2]?.push(id);
    else if (ownId(report).toLowerCase() === needle) named[3]?.push(id);
  }
  const best = named.find((ids) => ids.length > 0) ?? [];
  return best.length === 1 ? (best[0] ?? null) : null;
};

/** "ana+ticket@acme.test" as "ana@acme.test" (RFC 5233). Another text stays as it is. */
const withoutSubAddress = (address: string): string => {
  const plus = address.indexOf("+");
  const at = address.lastIndexOf("@");
  return plus > 0 && plus < at
    ? address.slice(0, plus) + address.slice(at)
    : address;
};
