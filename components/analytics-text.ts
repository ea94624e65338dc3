import { harmless } from "../utils/domain/harmless.ts";
import type { TableFact } from "../utils/domain/table.ts";
import {
  type AnalyticsWords,
  analyticsMarkdown,
} from "../utils/export/analytics-markdown.ts";
import { t } from "../utils/i18n.ts";
import type { Answer } from "../utils/models/analytics-model.ts";
import { weekdayWords, zoneWords } from "./analytics-time.ts";
import { observedWords } from "./analytics-words.ts";
import { durationWords } from "./words.ts";

/**
 * An answer as Markdown to share: counts, and no list of people.
 * @param source whose people they are: its name
 * @param shownText gives a text from outside as it may be seen now: names of pages may hold somebody's address
 */
export const analyticsText = (
  { now, zone, at }: Answer,
  source: string | null,
  shownText: (text: string) => string,
): string => {
  const pages = now.pages.map((page) => ({
    ...page,
    name: harmless(shownText(page.name)),
  }));
  const text = (
    key: string,
    label: string,
    value: string | null,
  ): TableFact => ({
    ...{ key, label, value },
    kind: "text",
  });
  const facts: readonly TableFact[] = [
    text("source", t("export_fact_source"), source),
    text("range", t("analytics_range"), zoneWords(zone).range(now.range)),
    text("zone", t("export_fact_zone"), zone),
    text("coverage", t("export_fact_coverage"), observedWords(now)),
    { key: "at", label: t("analytics_text_at"), kind: "time", value: at },
  ];
  return analyticsMarkdown({ ...now, pages }, facts, words());
};

const words = (): AnalyticsWords => ({
  title: t("dashboard_analytics"),
  unique: t("analytics_card_unique"),
  average: t("analytics_card_average"),
  median: t("analytics_text_median"),
  sessions: t("analytics_text_sessions"),
  peak: t("analytics_card_peak"),
  peakAt: t("analytics_text_peak_at"),
  active: t("analytics_active"),
  people: t("analytics_col_people"),
  partial: t("analytics_text_partial"),
  busiest: t("analytics_text_busiest"),
  pages: t("analytics_pages"),
  visits: t("analytics_col_visits"),
  dwell: t("analytics_col_dwell"),
  unknown: t("analytics_not_observed"),
  weekday: weekdayWords,
  duration: durationWords,
});
