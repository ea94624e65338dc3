import {
  type NoteLine,
  type NotePart,
  isPlainName,
  onOneLine,
} from "./note-line.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A note for editors that take formatted text: the same lines as the Markdown, and no element but our own. */
export const noteHtml = (lines: readonly NoteLine[]): string =>
  `<ul>${lines
    .map(
      ({ label, parts }) =>
        `<li><b>${escaped(label)}:</b> ${parts.map(partOf).join("")}</li>`,
    )
    .join("")}</ul>`;

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");

const partOf = ({ kind, text }: NotePart): string => {
  if (kind === "words") return escaped(text);
  const line = onOneLine(text);
  return isPlainName(line)
    ? `<bdi>${escaped(line)}</bdi>`
    : `<code><bdi>${escaped(line)}</bdi></code>`;
};
