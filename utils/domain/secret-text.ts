/*
 * What in an address or a title is nobody's business: mail addresses, tokens, one-time links. A guess by shape, which
 * would rather hide a name of a product than keep a key: what is hidden reads as "*".
 */

/** Stands where something was left out. */
export const HIDDEN = "*";

const MAIL = /[^\s@/]@[^\s@/]+\.[^\s@/]/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** What has nothing but words, seen at once. */
const SLUG = /^[a-z]{1,24}(?:-[a-z]{1,24})*$/;
/** Between parts of letters and digits. */
const NO_PART = /[^A-Za-z0-9]+/;
/** As words, acronyms and numbers are written. Longer ones are no words, a number of 20 digits is still an id. */
const WORD = /^(?:[A-Z]?[a-z]{0,24}|[A-Z]{1,15}|\d{1,20})$/;
/** "memberSettings" */
const WORDS_IN_ONE = /^[A-Z]?[a-z]{2,24}(?:[A-Z][a-z]{2,24})+$/;
/** "v2", "128gb": two of them are a name, three are a code in groups. */
const SHORT = 5;
const MANY_SHORT = 3;
/** A text with fewer signs, or with fewer of them outside words, is no token of any use. */
const SHORTEST = 16;
const FEWEST_RANDOM = 10;
/** An address inside an address inside an address; nobody encodes more often. */
const MOST_DECODINGS = 3;

/** Is it a mail address or does it look like drawn by lot? UUIDs do not count: they name things in most addresses. */
export const looksSecret = (text: string): boolean => {
  const plain = decoded(text);
  if (plain.includes("@") && MAIL.test(plain)) return true;
  return (
    plain.length >= SHORTEST &&
    !UUID.test(plain) &&
    !SLUG.test(plain) &&
    randomSigns(plain) >= FEWEST_RANDOM
  );
};

/** Signs outside words, acronyms and numbers. */
const randomSigns = (text: string): number => {
  let random = 0;
  let short = 0;
  let shortSigns = 0;
  for (const part of text.split(NO_PART)) {
    if (WORD.test(part) || WORDS_IN_ONE.test(part)) continue;
    if (part.length > SHORT) random += part.length;
    else {
      short++;
      shortSigns += part.length;
    }
  }
  return random > 0 || short >= MANY_SHORT ? random + shortSigns : 0;
};

/** A text without its percent-encoding, also where it was encoded twice; one that is broken stays as it is. */
export const decoded = (text: string): string => {
  let plain = text;
  for (let times = 0; times < MOST_DECODINGS && plain.includes("%"); times++)
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain;
    }
  return plain;
};

/** Words of addresses behind which a one-time key comes. */
const BEFORE_A_KEY: ReadonlySet<string> = new Set(
  (
    "reset password recover recovery verify verification confirm confirmation activate activation magic invite " +
    "invitation token otp unsubscribe oauth sso secret share shared impersonate signature"
  ).split(" "),
);
const MOST_PARTS = 3;
const NOT_A_LETTER = /[^a-z]+/;

/** "reset-password": is what follows this part of an address a key? A sentence that has the word in it is no such part. */
export const announcesKey = (segment: string): boolean => {
  const words = decoded(segment).toLowerCase().split(NOT_A_LETTER);
  return (
    words.length <= MOST_PARTS && words.some((word) => BEFORE_A_KEY.has(word))
  );
};

const HARMLESS = /^(?:[a-z]{1,24}|\d{1,2})(?:[-_](?:[a-z]{1,24}|\d{1,2}))*$/;

/** "sent", "step-2": what may stand behind such a word without being a key. */
export const isPlainWord = (segment: string): boolean => HARMLESS.test(segment);
