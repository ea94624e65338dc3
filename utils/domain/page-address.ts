import {
  HIDDEN,
  announcesKey,
  decoded,
  isPlainWord,
  looksSecret,
} from "./secret-text.ts";

const LONGEST = 2048;
/** No path without one of these signs, such a length or such a word holds anything to hide. */
const SUSPICIOUS =
  /[%@;=:]|[^/]{16}|reset|passw|recover|veri|confirm|activ|magic|invit|token|otp|unsub|oauth|sso|secret|share|imperson|signat/i;

/**
 * The address of a page as it may be kept: web addresses only, without user and password, fragment and query, except the
 * parameters on the connection's list, in their order; parts of the path and values that look like keys or mail addresses
 * are `*`. The same again for what it returned. Null for what is no such address.
 */
export const pageAddress = (
  text: string,
  kept: ReadonlySet<string>,
): string | null => {
  const isCut = text.length > LONGEST;
  const url = URL.parse(isCut ? text.slice(0, LONGEST) : text);
  if (url === null || !isWeb(url)) return null;
  const path = withoutKeys(url.pathname);
  if (isCut)
    // The last part may be the beginning of a key that is too short to be known as one.
    return url.origin + path.replace(/[^/]*$/, HIDDEN);
  return url.origin + path + queryOf(url, kept);
};

const isWeb = ({ protocol }: URL): boolean =>
  protocol === "https:" || protocol === "http:";

const withoutKeys = (path: string): string => {
  if (!SUSPICIOUS.test(path)) return path;
  let keyMayFollow = false;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    segments.push(withoutKey(segment, keyMayFollow));
    keyMayFollow ||= announcesKey(segment);
  }
  return segments.join("/");
};

const withoutKey = (segment: string, keyMayFollow: boolean): string => {
  // "page;jsessionid=…": parameters of one part of the path.
  const [name = ""] = segment.split(";", 1);
  if (name === "" || name === HIDDEN) return name;
  if (keyMayFollow && !isPlainWord(name)) return HIDDEN;
  return looksSecret(name) || holdsNamedKey(decoded(name)) ? HIDDEN : name;
};

/** "token=17", "invite:abc", an encoded ";jsessionid=…". */
const holdsNamedKey = (segment: string): boolean => {
  if (segment.includes(";")) return true;
  const [name, value] = segment.split(/[=:]/, 2);
  return value !== undefined && announcesKey(name ?? "");
};

const queryOf = (
  { search, searchParams }: URL,
  kept: ReadonlySet<string>,
): string => {
  if (kept.size === 0 || search === "") return "";
  const query = new URLSearchParams();
  for (const [name, value] of searchParams)
    if (kept.has(name)) query.append(name, looksSecret(value) ? HIDDEN : value);
  return query.size === 0 ? "" : `?${query.toString()}`;
};

const SUSPICIOUS_TITLE = /[@%=]|:\/\/|\S{16}/;
const NO_PARAMETERS: ReadonlySet<string> = new Set();

/** A page's title or feature as it may be kept: mail addresses and keys in it are `*`, addresses lose their query. */
export const pageTitle = (title: string): string =>
  SUSPICIOUS_TITLE.test(title) ? title.replaceAll(/\S+/g, titleWord) : title;

const titleWord = (word: string): string => {
  const at = word.search(/https?:\/\//i);
  if (at >= 0)
    return (
      word.slice(0, at) + (pageAddress(word.slice(at), NO_PARAMETERS) ?? HIDDEN)
    );
  const [shown = ""] = word.split(/[?#&](?=[^=]*=)/, 1);
  return looksSecret(shown) || holdsNamedKey(decoded(shown)) ? HIDDEN : shown;
};
