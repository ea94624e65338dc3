import { MAX_SEARCH_LENGTH } from "./view.ts";

/** More of a selected text than this is not looked at: somebody may have selected a whole page. */
const MAX_TEXT = 20_000;

/**
 * An address as people write it: no quoted local parts, no comments. Dots and dashes at its ends belong to the sentence
 * around it. The parts are bounded (RFC 5321), which bounds the work as well.
 */
const ADDRESS =
  /[\p{L}\p{N}_!#$%&'*+/=?^`{|}~-][\p{L}\p{N}_.!#$%&'*+/=?^`{|}~-]{0,63}@[\p{L}\p{N}][\p{L}\p{N}.-]{0,251}[\p{L}\p{N}]/u;

/**
 * Whom a selected text means: the first address in it, else its words as they would be typed into a search. Empty where
 * it holds neither.
 */
export const askedIn = (text: string): string => {
  const looked = text.slice(0, MAX_TEXT);
  const address = ADDRESS.exec(looked)?.[0] ?? looked;
  return address
    .replaceAll(/[\s\p{Cc}\u200b\u2060\ufeff]+/gu, " ")
    .trim()
    .slice(0, MAX_SEARCH_LENGTH);
};

/** Whom a `mailto:` link (RFC 6068) writes to: the first of its addresses; subject and body are not looked at. */
export const askedInMailto = (link: string): string => {
  const [, to = ""] = /^mailto:([^?#]*)/i.exec(link) ?? [];
  return askedIn(decoded(to));
};

/** A link that is wrongly encoded says what it says. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
