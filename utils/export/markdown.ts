import type { TableFact, Value } from "../domain/table.ts";
import { isPlainName, isolated, onOneLine } from "./note-line.ts";
import { createZonedTime } from "./zoned-time.ts";

/** What Markdown could read in our own words. */
const SPECIAL = /[\\`*_[\]<>&#|~!]/g;

/** A name, or one with the signs of times and lists, which no reader makes into anything either. */
const PLAIN_FACT =
  /^(?:[\p{L}\p{M}\p{N} ,'’()›–—·•…;+%-]|:(?=[ \d])|\/(?=[^/]))*$/u;

/** Our own words in Markdown. */
export const markdownWords = (text: string): string =>
  text.replaceAll(SPECIAL, "\\$&");

/**
 * A text from outside on one line, fit for a cell of a table: in a code span, where nothing is a link, a mention, HTML or
 * emphasis, unless it is plain.
 */
export const markdownOutside = (text: string): string => {
  const line = onOneLine(text);
  const isPlain = isPlainName(line) || PLAIN_FACT.test(line);
  return isolated(isPlain ? line : codeSpan(line), line);
};

/** A backtick would end the span, and there is no escape in it; a bar ends a cell even there. */
const codeSpan = (text: string): string =>
  `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;

/** A table (GitHub's Markdown), its first column of words and the others of numbers. */
export const markdownTable = (
  headings: readonly string[],
  rows: readonly (readonly Value[])[],
): string =>
  [
    headings.map(markdownWords),
    headings.map((_, at) => (at === 0 ? "---" : "---:")),
    ...rows.map((row) => row.map(cellOf)),
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

const cellOf = (value: Value): string => {
  if (value === null) return "–";
  return typeof value === "number" ? `${value}` : markdownOutside(value);
};

/** What a file is about, a line each. Times by the zone's wall clock, with its offset. */
export const markdownFacts = (
  facts: readonly TableFact[],
  zone: string,
): string => {
  const time = createZonedTime(zone);
  return facts
    .filter(({ value }) => value !== null)
    .map(({ label, kind, value }) => {
      const said =
        kind === "time" && typeof value === "number" ? time(value) : value;
      return `- ${markdownWords(label)}: ${cellOf(said)}`;
    })
    .join("\n");
};
