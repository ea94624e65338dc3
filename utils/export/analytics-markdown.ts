import type {
  Analytics,
  Bucket,
  HeatmapCell,
  Weekday,
} from "../domain/analytics/analytics.ts";
import { HOUR } from "../domain/instant.ts";
import type { TableFact, Value } from "../domain/table.ts";
import { markdownFacts, markdownOutside, markdownTable } from "./markdown.ts";
import { createZonedTime } from "./zoned-time.ts";

/** Words of the summary, in the user's language. */
export interface AnalyticsWords {
  readonly title: string;
  readonly unique: string;
  readonly average: string;
  readonly median: string;
  readonly sessions: string;
  readonly peak: string;
  readonly peakAt: string;
  readonly active: string;
  readonly people: string;
  readonly partial: string;
  readonly busiest: string;
  readonly pages: string;
  readonly visits: string;
  readonly dwell: string;
  /** Stands where nothing was observed. */
  readonly unknown: string;
  readonly weekday: (weekday: Weekday) => string;
  /** A length in words: "3 h 10 m". */
  readonly duration: (ms: number) => string;
}

/** So many hours of a week and pages are named: a summary is to be read. */
const MOST_HOURS = 5;
const MOST_PAGES = 10;

/**
 * What the history says about a range, as Markdown to share: counts only. Nobody is named, whatever the range.
 * @param facts whose numbers these are, of when, and how much of the time was watched
 */
export const analyticsMarkdown = (
  analytics: Analytics,
  facts: readonly TableFact[],
  words: AnalyticsWords,
): string =>
  [
    `# ${markdownOutside(words.title)}`,
    markdownFacts([...facts, ...numbersOf(analytics, words)], analytics.zone),
    ...sections(analytics, words).flatMap(({ title, headings, rows }) =>
      rows.length === 0 ? [] : [`## ${title}`, markdownTable(headings, rows)],
    ),
  ].join("\n\n") + "\n";

const numbersOf = (
  { unique, observedMs, average, peak }: Analytics,
  words: AnalyticsWords,
): readonly TableFact[] => {
  const isWatched = observedMs > 0;
  const text = (
    key: string,
    label: string,
    value: string | null,
  ): TableFact => ({
    ...{ key, label },
    kind: "text",
    value: value ?? words.unknown,
  });
  return [
    isWatched
      ? { key: "unique", label: words.unique, kind: "number", value: unique }
      : text("unique", words.unique, null),
    text("average", words.average, average && words.duration(average.meanMs)),
    text("median", words.median, average && words.duration(average.medianMs)),
    {
      key: "sessions",
      label: words.sessions,
      kind: "number",
      value: average?.n ?? null,
    },
    {
      key: "peak",
      label: words.peak,
      kind: "number",
      value: peak?.people ?? null,
    },
    {
      key: "peakAt",
      label: words.peakAt,
      kind: "time",
      value: peak?.at ?? null,
    },
  ];
};

interface Section {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

const sections = (
  { zone, unit, active, heatmap, pages }: Analytics,
  words: AnalyticsWords,
): readonly Section[] => {
  const time = createZonedTime(zone);
  const from = (bucket: Bucket): string => {
    const iso = time(bucket.from);
    const day = iso.slice(0, 10);
    // Of an hour that the clocks repeat only the offset says which.
    return unit === "hour"
      ? `${day} ${iso.slice(11, 16)} ${iso.slice(19)}`
      : day;
  };
  return [
    {
      title: words.active,
      headings: ["", words.people],
      rows: active.map((bucket) => [
        from(bucket),
        bucket.people === null
          ? words.unknown
          : bucket.partial
            ? `${bucket.people} (${words.partial})`
            : bucket.people,
      ]),
    },
    {
      title: words.busiest,
      headings: ["", words.people],
      rows: busiest(heatmap.cells).map(({ weekday, hour, mean }) => [
        `${words.weekday(weekday)} ${two(hour)}:00`,
        mean === null ? null : Math.round(mean * 10) / 10,
      ]),
    },
    {
      title: words.pages,
      headings: ["", words.people, words.visits, words.dwell],
      rows: pages
        .slice(0, MOST_PAGES)
        .map(({ name, people, visits, medianDwellMs }) => [
          ...[name, people, visits, words.duration(medianDwellMs)],
        ]),
    },
  ];
};

/** Hours of the week with the most people, of those that were watched for an hour at least. */
const busiest = (cells: readonly HeatmapCell[]): readonly HeatmapCell[] =>
  cells
    .filter(({ mean, observedMs }) => (mean ?? 0) > 0 && observedMs >= HOUR)
    .toSorted((a, b) => (b.mean ?? 0) - (a.mean ?? 0))
    .slice(0, MOST_HOURS);

const two = (value: number): string => String(value).padStart(2, "0");
