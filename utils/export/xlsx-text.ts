/** The most UTF-16 units that a cell of Excel holds. */
export const LONGEST_CELL = 32_767;
/** Stands where a text was cut. */
export const CUT_MARK = "…";

/** What needs a second look: markup, what XML 1.0 forbids or changes, lone surrogates, and what reads as an escape. */
const SPECIAL = /[&<>\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}|_(?=x[\da-f]{4}_)/giu;
/** Nearly every text, found out without looking around. */
const PLAIN = /^[\x20-\x25'-;=?-^`-~\xa0-\ud7ff]*$/;

/**
 * A text as the content of a cell: markup escaped, and what XML cannot carry as `_xHHHH_` (ISO 29500-1, 22.9.2.19,
 * ST_Xstring), which readers turn back into the character; what only looks like such an escape is kept from it.
 */
export const xlsxText = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(SPECIAL, escapeOf);

const escapeOf = (sign: string): string => {
  switch (sign) {
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    default:
      return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  }
};

/** A text no longer than a cell holds; cut, it ends with the mark, and never with half a character. */
export const fitCell = (text: string): string => {
  if (text.length <= LONGEST_CELL) return text;
  const end = LONGEST_CELL - CUT_MARK.length;
  const last = text.charCodeAt(end - 1);
  const splits = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splits ? end - 1 : end) + CUT_MARK;
};

/** An attribute's value. */
export const xmlAttribute = (text: string): string =>
  xlsxText(text).replaceAll('"', "&quot;");
