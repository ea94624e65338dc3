import {
  type NoteLine,
  type NotePart,
  isPlainName,
  isolated,
  onOneLine,
} from "./note-line.ts";

/** An address of mail and nothing beside it: who gets a ticket may want to write to it. */
const EMAIL = /^[\p{L}\p{N}•._%+-]+@[\p{L}\p{N}•-]+(?:\.[\p{L}\p{N}•-]+)+$/u;

/** A note as plain text, a line each. What a text from outside could pass off as a link is broken: "evil[.]test". */
export const noteText = (lines: readonly NoteLine[]): string =>
  lines
    .map(({ label, parts }) => `${label}: ${parts.map(partOf).join("")}\n`)
    .join("");

const partOf = ({ kind, text }: NotePart): string => {
  if (kind === "words") return text;
  const line = onOneLine(text);
  return isolated(
    isPlainName(line) || EMAIL.test(line) ? line : unlinked(line),
    line,
  );
};

const unlinked = (text: string): string =>
  text
    .replaceAll("://", "[:]//")
    .replaceAll(/(?<=[\p{L}\p{N}])[.。．](?=[\p{L}]{2})/gu, "[.]");
