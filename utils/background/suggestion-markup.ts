import type { Piece } from "./suggestions.ts";

const SEPARATOR = " · ";

/** A line as plain text, as Firefox shows it. */
export const plainLine = (pieces: readonly Piece[]): string =>
  pieces.map(({ text }) => text).join(SEPARATOR);

/** A line as the small XML that Chrome reads; what comes from outside stays text in it. */
export const markedLine = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ text, style }) =>
      style === undefined
        ? escaped(text)
        : `<${style}>${escaped(text)}</${style}>`,
    )
    .join(SEPARATOR);

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What no XML may hold (a browser would drop the whole line for it), and what would be read as markup. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
