import { decoded } from "./secret-text.ts";

/** The user's own name for the pages of a pattern. */
export interface PageRule {
  /** "/orders/new", "/help/**", "shop.acme.com/orders/*". */
  readonly pattern: string;
  /** What they are called; `$1` is what the first star stands for. */
  readonly name: string;
}

export const MAX_RULES = 50;
export const MAX_PATTERN = 200;
export const MAX_RULE_NAME = 80;

export type PatternProblem =
  | "empty"
  | "too_long"
  | "query"
  | "no_path"
  | "bad_host"
  | "stars";
export type RuleNameProblem = "empty" | "too_long" | "no_such_star";

/** One part of a path: itself, or what begins and ends so (`*`: both empty). */
type Part =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "star"; readonly before: string; readonly after: string };

/** A pattern, taken apart. `tail` null: the path ends with `head`; else `**` stands between them. */
export interface PagePattern {
  readonly host: { readonly text: string; readonly below: boolean } | null;
  readonly head: readonly Part[];
  readonly tail: readonly Part[] | null;
}

/** Where a page is: what patterns look at. */
export interface PagePlace {
  readonly host: string;
  readonly parts: readonly string[];
}

/**
 * Reads a pattern: a path of words, `*` (one part, or the rest of one) and at most one `**` (any number of parts), behind
 * a host or none; `*.acme.com` is every host below. Matching is then a comparison from both ends: its time grows with
 * the length of the address, whatever somebody typed.
 */
export const parsePattern = (text: string): PagePattern | PatternProblem => {
  const typed = text.trim().replace(/^https?:\/\//i, "");
  if (typed === "") return "empty";
  if (typed.length > MAX_PATTERN) return "too_long";
  if (/[?#]/.test(typed)) return "query";
  const slash = typed.indexOf("/");
  if (slash < 0) return "no_path";
  const host = hostOf(typed.slice(0, slash));
  if (host === undefined) return "bad_host";
  const parts = partsOf(typed.slice(slash)).map(partOf);
  if (parts.includes(null)) return "stars";
  return split(host, parts.filter(isPart));
};

const isPart = <Value>(part: Value | null): part is Value => part !== null;

const DEEP = "**";

const split = (
  host: PagePattern["host"],
  parts: readonly (Part | typeof DEEP)[],
): PagePattern | PatternProblem => {
  const words = parts.filter((part) => part !== DEEP);
  const deep = parts.indexOf(DEEP);
  if (deep < 0) return { host, head: words, tail: null };
  if (parts.length - words.length > 1) return "stars";
  return { host, head: words.slice(0, deep), tail: words.slice(deep) };
};

const partOf = (text: string): Part | typeof DEEP | null => {
  if (text === DEEP) return DEEP;
  const [before = "", after, ...more] = text.split("*");
  if (more.length > 0) return null;
  return after === undefined
    ? { kind: "word", text }
    : { kind: "star", before, after };
};

/** Undefined for what is no host. */
const hostOf = (text: string): PagePattern["host"] | undefined => {
  if (text === "") return null;
  const below = text.startsWith("*.");
  const url = URL.parse(`https://${below ? text.slice(2) : text}/`);
  if (url === null || url.username !== "" || url.host.includes("*"))
    return undefined;
  return { text: url.host, below };
};

const partsOf = (path: string): readonly string[] => {
  const parts = path.slice(1).split("/");
  if (parts.at(-1) === "") parts.pop();
  return parts.map(decoded);
};

/** The place of an address as `pageAddress` keeps it; null for what is none. */
export const placeOf = (address: string): PagePlace | null => {
  const scheme = address.indexOf("://");
  if (scheme < 0) return null;
  const end = address.search(/[?#]/);
  const whole = address.slice(scheme + 3, end < 0 ? undefined : end);
  const slash = whole.indexOf("/");
  return slash < 0
    ? { host: whole, parts: [] }
    : { host: whole.slice(0, slash), parts: partsOf(whole.slice(slash)) };
};

/** What the stars stand for, in their order; null when the place is another. */
export const matchPattern = (
  { host, head, tail }: PagePattern,
  place: PagePlace,
): readonly string[] | null => {
  if (host !== null && !isOnHost(host, place.host)) return null;
  const { parts } = place;
  const ends = tail ?? [];
  const rest = parts.length - ends.length;
  if (tail === null ? parts.length !== head.length : rest < head.length)
    return null;
  const stars: string[] = [];
  if (!matchParts(head, parts, 0, stars)) return null;
  if (tail !== null) stars.push(parts.slice(head.length, rest).join("/"));
  return matchParts(ends, parts, rest, stars) ? stars : null;
};

const isOnHost = (
  { text, below }: NonNullable<PagePattern["host"]>,
  host: string,
): boolean => (below ? host.endsWith(`.${text}`) : host === text);

const matchParts = (
  wanted: readonly Part[],
  parts: readonly string[],
  from: number,
  stars: string[],
): boolean =>
  wanted.every((part, at) => {
    const text = parts[from + at] ?? "";
    if (part.kind === "word") return part.text === text;
    const { before, after } = part;
    const end = text.length - after.length;
    // A star stands for something.
    if (end <= before.length) return false;
    if (!text.startsWith(before) || !text.endsWith(after)) return false;
    stars.push(text.slice(before.length, end));
    return true;
  });

/** How many stars a name may speak of. */
const starsIn = ({ head, tail }: PagePattern): number =>
  [...head, ...(tail ?? [])].filter(({ kind }) => kind === "star").length +
  (tail === null ? 0 : 1);

const STAR = /\$([1-9])/g;

/** What is wrong with a rule's name; `pattern` null: nothing can be said of its stars. */
export const ruleNameProblem = (
  name: string,
  pattern: PagePattern | null,
): RuleNameProblem | null => {
  const typed = name.trim();
  if (typed === "") return "empty";
  if (typed.length > MAX_RULE_NAME) return "too_long";
  const stars = pattern === null ? Infinity : starsIn(pattern);
  return [...typed.matchAll(STAR)].some(([, star]) => Number(star) > stars)
    ? "no_such_star"
    : null;
};

export const sameRules = (
  a: readonly PageRule[],
  b: readonly PageRule[],
): boolean =>
  a.length === b.length &&
  a.every(
    ({ pattern, name }, at) =>
      pattern === b[at]?.pattern && name === b[at]?.name,
  );

/** The name with what the stars stand for; never empty. */
export const filledName = (name: string, stars: readonly string[]): string =>
  name.trim().replaceAll(STAR, (_, star) => stars[Number(star) - 1] ?? "");
