/** A part of a line: our own words, or a text from outside that may say anything. */
export type NotePart =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "outside"; readonly text: string };

/** One line of a note: what it is about, and what is said. */
export interface NoteLine {
  readonly label: string;
  readonly parts: readonly NotePart[];
}

/** Scripts from right to left: without isolation they would turn around what stands beside them. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A query in an address may hold a secret: whatever looks like one is cut. */
const QUERY = /[?#]\S*=\S*/gu;

/** A text from outside on one line, without queries; a dash where nothing is left. */
export const onOneLine = (text: string): string =>
  text
    .replaceAll(QUERY, "?…")
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim() || "–";

/** The text between the signs that keep its direction to itself, where it needs them. */
export const isolated = (text: string, bare: string): string =>
  RIGHT_TO_LEFT.test(bare) ? `\u2068${text}\u2069` : text;

/**
 * True for a text that no reader of Markdown or of plain text makes into anything but itself: letters, digits and the
 * signs of names. A dot counts only before a blank ("Dr. Ada"): "acme.test" is a link to many readers.
 */
export const isPlainName = (text: string): boolean =>
  /^(?:[\p{L}\p{M}\p{N} ,'’()›–—·•…]|[-+](?=[^-+])|\.(?= |$))*$/u.test(text);
