import { HIDDEN } from "./hidden-report.ts";

/*
 * Texts that tell who somebody is, made such that whoever knows the people still knows whom they look at, and nobody
 * else does: "A••• L•••", "a•••@acme.com". Always as many dots: not even a length is told.
 */

/** More words than this are no name: the rest goes without a trace. */
const MAX_WORDS = 4;
/** Shorter words ("de", "Al") are in every second text. */
const SHORTEST_WORD = 3;

/** From here on a word is not in another one by chance. */
const LONG_WORD = 5;

const WORDS = /\p{L}[\p{L}\p{M}]*/gu;
const EMAILS = /[^\s@<>()[\]"',;:/?=&]+@[^\s@<>()[\]"',;:/?=&]+/gu;
const ADDRESSES =
  /\b\d{1,3}(?:\.\d{1,3}){3}\b|(?:\b[\da-f]{1,4}:){4,7}[\da-f]{0,4}|\b(?:[\da-f]{1,4}:)+:(?:[\da-f]{1,4}:?)*/giu;

const initial = (word: string): string => {
  const [first = ""] = word;
  return first + HIDDEN;
};

/** "Ada Lovelace" as "A••• L•••". */
export const maskedName = (name: string): string =>
  name.includes("@")
    ? maskedEmail(name)
    : name
        .trim()
        .split(/\s+/u)
        .slice(0, MAX_WORDS)
        .map((word) => initial(word))
        .join(" ");

/**
 * "ada@acme.com" as "a•••@acme.com". A domain that names the person goes too.
 * @param words of the person, as {@link tellingWords} gives them
 */
export const maskedEmail = (
  email: string,
  words: ReadonlySet<string> = new Set(),
): string => {
  const text = email.trim();
  const at = text.lastIndexOf("@");
  if (at === -1) return initial(text);
  const domain = text.slice(at + 1);
  const local = at === 0 ? HIDDEN : initial(text);
  return `${local}@${maskedWords(domain, words) === domain ? domain : HIDDEN}`;
};

/** Words by which a person can be told, in small letters: of the name, and of the address before its "@". */
export const tellingWords = (
  name: string | null,
  email: string | null,
): ReadonlySet<string> => {
  const local = email?.slice(0, Math.max(0, email.lastIndexOf("@"))) ?? "";
  const words = `${name ?? ""} ${local}`.toLowerCase().match(WORDS) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST_WORD));
};

/** True where a text has one of these words in it, also within another word. */
export const holdsWord = (
  text: string,
  words: ReadonlySet<string>,
): boolean => {
  const small = text.toLowerCase();
  for (const word of words) if (small.includes(word)) return true;
  return false;
};

/** True where a text has an address in it, of mail or of the network, or one of these words. */
export const tells = (text: string, words: ReadonlySet<string>): boolean =>
  text !== maskedWithin(text, words);

/** A text that is about something else, with the addresses and the person's words in it masked. */
export const maskedWithin = (
  text: string,
  words: ReadonlySet<string>,
): string =>
  maskedWords(
    text
      .replaceAll(EMAILS, (email) => maskedEmail(email, words))
      .replaceAll(ADDRESSES, HIDDEN),
    words,
  );

/** Whole words, and words that a long one stands in: "van der Berg" says nothing against "Orders". */
const maskedWords = (text: string, words: ReadonlySet<string>): string =>
  text.replaceAll(WORDS, (word) => {
    const small = word.toLowerCase();
    const isTelling =
      words.has(small) ||
      [...words].some((one) => one.length >= LONG_WORD && small.includes(one));
    return isTelling ? initial(word) : word;
  });
