import type {
  HeatmapCell,
  LevelBucket,
  Opening,
  PageUse,
  Range,
} from "../utils/domain/analytics/analytics.ts";
import { harmless } from "../utils/domain/harmless.ts";
import { plural, t } from "../utils/i18n.ts";
import { hourWords, weekdayWords, zoneWords } from "./analytics-time.ts";
import { meanWords, percentOf } from "./analytics-words.ts";
import type { Spoken } from "./chart-cursor.tsx";
import { durationWords } from "./words.ts";

/** How much of a bucket was observed, where that is not all of it. */
const partialLine = (
  bucket: Range & { readonly observedMs: number; readonly partial: boolean },
): readonly string[] =>
  bucket.partial
    ? [
        t(
          "analytics_partial",
          percentOf(bucket.observedMs / Math.max(1, bucket.to - bucket.from)),
        ),
      ]
    : [];

/** The exact values of each bucket of the active people. */
export const activeSpoken = (
  { active, unit }: Pick<Opening, "active" | "unit">,
  zone: string,
): readonly Spoken[] =>
  active.map((bucket) => ({
    title: zoneWords(zone).bucket(bucket, unit),
    lines:
      bucket.people === null
        ? [t("analytics_not_observed")]
        : [plural("analytics_people_n", bucket.people), ...partialLine(bucket)],
  }));

/** The exact values of each bucket of the people online. */
export const onlineSpoken = (
  { online, unit }: Pick<Opening, "online" | "unit">,
  zone: string,
): readonly Spoken[] =>
  online.map((bucket) => ({
    title: zoneWords(zone).bucket(bucket, unit),
    lines: levelLines(bucket),
  }));

const levelLines = (bucket: LevelBucket): readonly string[] => {
  const { min, mean, max } = bucket;
  if (max === null) return [t("analytics_not_observed")];
  if (min === null || mean === null) return [t("analytics_level_lone", max)];
  return [
    t("analytics_level", min, meanWords(mean), max),
    ...partialLine(bucket),
  ];
};

/** The exact value of an hour of a weekday. */
export const cellSpoken = (
  { weekday, hour, mean, occurrences }: HeatmapCell,
  clipAt: number | null,
  isNow: boolean,
): Spoken => ({
  title: t("analytics_heat_when", weekdayWords(weekday), hourWords(hour)),
  lines: [
    ...(mean === null
      ? [t("analytics_not_observed")]
      : [
          t("analytics_heat_value", meanWords(mean)),
          plural("analytics_heat_of", occurrences),
        ]),
    ...(mean !== null && clipAt !== null && mean > clipAt
      ? [t("analytics_heat_beyond")]
      : []),
    ...(isNow ? [t("analytics_heat_now")] : []),
  ],
});

/** What of a page stands behind its bar. */
export const pageWords = ({ people, visits, medianDwellMs }: PageUse): string =>
  t(
    "analytics_page_line",
    plural("analytics_people_n", people),
    plural("analytics_visits_n", visits),
    t("analytics_median_dwell", durationWords(medianDwellMs)),
  );

export const pageSpoken = (page: PageUse, name: string): Spoken => ({
  title: harmless(name),
  lines: [
    plural("analytics_people_n", page.people),
    plural("analytics_visits_n", page.visits),
    t("analytics_median_dwell", durationWords(page.medianDwellMs)),
  ],
});
