import {
  type NoteLine,
  type NotePart,
  isPlainName,
  isolated,
  onOneLine,
} from "./note-line.ts";

/** What Markdown could read in our own words and labels. */
const SPECIAL = /[\\`*_[\]<>&#|~!]/g;

/**
 * A note as Markdown (CommonMark 0.31; GitHub's autolinks considered): one list, one item a line. A text from outside
 * that is no plain name stands in a code span, where nothing is a link, a mention, HTML or emphasis.
 */
export const noteMarkdown = (lines: readonly NoteLine[]): string =>
  lines
    .map(
      ({ label, parts }) =>
        `- **${escaped(label)}:** ${parts.map(partOf).join("")}\n`,
    )
    .join("");

const escaped = (text: string): string => text.replaceAll(SPECIAL, "\\$&");

const partOf = ({ kind, text }: NotePart): string => {
  if (kind === "words") return escaped(text);
  const line = onOneLine(text);
  return isolated(isPlainName(line) ? line : codeSpan(line), line);
};

/** A backtick would end the span, and there is no escape in it. */
const codeSpan = (text: string): string => `\`${text.replaceAll("`", "'")}\``;
