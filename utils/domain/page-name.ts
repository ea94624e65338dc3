import {
  type PagePattern,
  type PageRule,
  filledName,
  matchPattern,
  parsePattern,
  placeOf,
  ruleNameProblem,
} from "./page-rules.ts";
import type { Page } from "./person.ts";

const MAX_LENGTH = 120;
/** A path segment that names one thing and not a kind of thing: a number, a UUID, a long hash, an encoded id. */
const ID_SEGMENT =
  /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|(?=[^/]*\d)[A-Za-z0-9_-]{20,})$/i;

/** What a name is made of. */
export type NamedPage = Pick<Page, "url" | "title" | "feature">;

/** A page's name as a person reads it. Null when nothing is known to make one of. */
export type NameOf = (page: NamedPage | null) => string | null;

/** A name, and what decided it: the user's rule of that number, the platform's words, or the address alone. */
export interface Decided {
  readonly name: string;
  readonly by: number | "platform" | "address";
}

export type Decide = (page: NamedPage) => Decided | null;

/**
 * A page's name without rules: "Billing › Invoices" from the platform's feature and title, else the title or the feature
 * alone, else the path with ids folded ("/orders/*").
 */
export const pageName: NameOf = (page) =>
  page === null ? null : (said(page) ?? pathName(page));

/** How pages are called under these rules: by the first that fits, else as `pageName` calls them. */
export const createNaming = (rules: readonly PageRule[]): NameOf => {
  if (rules.length === 0) return pageName;
  const decide = createDecide(rules);
  return (page) => (page === null ? null : (decide(page)?.name ?? null));
};

/** Addresses whose answer is remembered: many people are on few pages. */
const REMEMBERED = 20_000;

/** {@link createNaming}, with what decided. A rule that cannot be read fits nothing. */
export const createDecide = (rules: readonly PageRule[]): Decide => {
  const usable = rules.flatMap(usableRule);
  const known = new Map<string, Decided | null>();
  const ruled = (url: string): Decided | null => {
    const before = known.get(url);
    if (before !== undefined) return before;
    const decided = firstOf(usable, url);
    if (known.size >= REMEMBERED) known.clear();
    known.set(url, decided);
    return decided;
  };
  return (page) => {
    const decided = page.url === null ? null : ruled(page.url);
    if (decided !== null) return decided;
    const platform = said(page);
    if (platform !== null) return { name: platform, by: "platform" };
    const path = pathName(page);
    return path === null ? null : { name: path, by: "address" };
  };
};

interface UsableRule {
  readonly number: number;
  readonly pattern: PagePattern;
  readonly name: string;
}

const usableRule = (
  { pattern: text, name }: PageRule,
  number: number,
): readonly UsableRule[] => {
  const pattern = parsePattern(text);
  return typeof pattern === "string" || ruleNameProblem(name, pattern) !== null
    ? []
    : [{ number, pattern, name }];
};

const firstOf = (rules: readonly UsableRule[], url: string): Decided | null => {
  const place = placeOf(url);
  if (place === null) return null;
  for (const { number, pattern, name } of rules) {
    const stars = matchPattern(pattern, place);
    const filled = stars === null ? null : clean(filledName(name, stars));
    if (filled !== null) return { name: filled, by: number };
  }
  return null;
};

const said = (page: NamedPage): string | null => {
  const feature = clean(page.feature);
  const title = clean(page.title);
  if (feature !== null && title !== null)
    return title.startsWith(feature) ? title : `${feature} › ${title}`;
  return title ?? feature;
};

const pathName = ({ url }: NamedPage): string | null =>
  url === null ? null : foldedPath(url);

const clean = (text: string | null): string | null => {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed.slice(0, MAX_LENGTH);
};

/** Path of an address with its ids folded; never the query or the fragment (they may hold secrets). */
export const foldedPath = (address: string): string | null => {
  const url = URL.parse(address);
  if (url === null) return null;
  return url.pathname
    .split("/")
    .map((segment) => (ID_SEGMENT.test(segment) ? "*" : segment))
    .join("/")
    .slice(0, MAX_LENGTH);
};
