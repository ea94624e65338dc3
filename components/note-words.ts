import { harmless } from "../utils/domain/harmless.ts";
import { unreachable } from "../utils/domain/result.ts";
import type { Note } from "../utils/domain/note.ts";
import type { NoteFormat } from "../utils/domain/preferences.ts";
import type { Step } from "../utils/domain/trail.ts";
import { noteHtml } from "../utils/export/note-html.ts";
import type { NoteLine, NotePart } from "../utils/export/note-line.ts";
import { noteMarkdown } from "../utils/export/note-markdown.ts";
import { noteText } from "../utils/export/note-text.ts";
import { t } from "../utils/i18n.ts";
import { lastKnownOf, shortWords, sinceWords, statusWords } from "./words.ts";

/** How a note writes its moment, ms: in the user's zone with its offset, and in UTC. */
export interface NoteClock {
  readonly zoned: (ms: number) => string;
  readonly utc: (ms: number) => string;
}

const words = (text: string): NotePart => ({ kind: "words", text });
const outside = (text: string): NotePart => ({
  kind: "outside",
  text: harmless(text),
});

/** A note in words: always these nine lines, whatever is known. */
export const noteLines = (
  note: Note,
  clock: NoteClock,
): readonly NoteLine[] => [
  { label: t("note_person"), parts: personParts(note) },
  { label: t("note_status"), parts: [words(statusOf(note))] },
  {
    label: t("note_time"),
    parts: [words(t("note_moment", clock.zoned(note.at), clock.utc(note.at)))],
  },
  { label: t("note_page"), parts: pageParts(note) },
  { label: t("note_trail"), parts: trailParts(note) },
  { label: t("note_device"), parts: [deviceOf(note)] },
  { label: t("note_network"), parts: networkParts(note) },
  {
    label: t("note_source"),
    // The host is the user's own word.
    parts: [outside(note.sourceName), words(` (${note.sourceHost})`)],
  },
  { label: t("note_data"), parts: [words(dataOf(note))] },
];

/** The text in the chosen format, and formatted text for editors that take it. */
export const noteTexts = (
  lines: readonly NoteLine[],
  format: NoteFormat,
): { readonly text: string; readonly html: string } => ({
  text: textIn(lines, format),
  html: noteHtml(lines),
});

const textIn = (lines: readonly NoteLine[], format: NoteFormat): string => {
  switch (format) {
    case "markdown":
      return noteMarkdown(lines);
    case "plain":
      return noteText(lines);
    default:
      return unreachable(format);
  }
};

const personParts = ({ report }: Note): readonly NotePart[] => {
  const { name, email, id } = report;
  const known = [name, email].filter((text) => Boolean(text?.trim()));
  return [
    ...known.flatMap((text) => [
      outside(text ?? ""),
      words(t("part_separator")),
    ]),
    words(`${t("fact_id")} `),
    outside(id),
  ];
};

const statusOf = ({ report, mark, at, stale }: Note): string => {
  const status = statusWords(mark, report);
  const last = lastKnownOf(report);
  const lastWords =
    last === null || last.kind === "never"
      ? []
      : [t(last.kind, sinceWords(last.at, { serverNow: at, stale }))];
  const said = [status, ...lastWords].join(t("part_separator"));
  return stale ? t("note_unknown", said) : said;
};

const pageParts = ({ page, onPageMs }: Note): readonly NotePart[] => [
  page === null ? words(t("nothing")) : outside(page),
  ...(page === null || onPageMs === null
    ? []
    : [words(t("part_separator") + t("note_for", shortWords(onPageMs)))]),
];

const trailParts = ({ trail, earlierSteps }: Note): readonly NotePart[] =>
  trail.length === 0
    ? [words(t("nothing"))]
    : [
        ...(earlierSteps === 0 ? [] : [words("… → ")]),
        ...trail.flatMap((step, at) => [
          ...(at === 0 ? [] : [words(" → ")]),
          ...stepParts(step),
        ]),
      ];

const stepParts = ({ page, lengthMs }: Step): readonly NotePart[] => [
  page === null ? words(t("page_unknown")) : outside(page),
  words(` ${shortWords(lengthMs)}`),
];

const deviceOf = ({ device, userAgent }: Note): NotePart => {
  const { browser = null, os = null, type = null } = device ?? {};
  if (browser !== null && os !== null)
    return outside(t("browser_on_os", browser, os));
  const known = browser ?? os ?? type ?? userAgent;
  return known === null ? words(t("device_unknown")) : outside(known);
};

const networkParts = ({ ip, networkHint }: Note): readonly NotePart[] => {
  if (ip !== null) return [outside(ip)];
  return networkHint === null
    ? [words(t("network_unavailable"))]
    : [
        words(t("network_unavailable") + t("part_separator")),
        outside(networkHint),
      ];
};

const dataOf = ({ dataAgeMs, stale, masked }: Note): string => {
  const age = dataAgeMs === null ? t("unknown") : shortWords(dataAgeMs);
  const said =
    dataAgeMs === null && !stale
      ? t("note_age_unknown")
      : t(stale ? "note_stale" : "note_age", age);
  return masked ? said + t("part_separator") + t("note_masked") : said;
};
