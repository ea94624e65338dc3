import type { Range } from "../domain/analytics/analytics.ts";
import type { Instant } from "../domain/instant.ts";
import type { Limits, SourceRecord } from "../domain/source.ts";
import { language } from "../i18n.ts";
import type { AnalyticsQuestion } from "./analytics-question.ts";
import { weekStartOf } from "./week-start.ts";

/** The question about a range of a source, as its settings are now; null where there is no source. */
export const historyQuestion = (
  source: SourceRecord | undefined,
  range: Range | null,
  asked: {
    readonly zone: string;
    readonly now: Instant;
    readonly limits: Limits;
  },
): AnalyticsQuestion | null =>
  source === undefined || range === null
    ? null
    : {
        ...asked,
        source: source.id,
        range,
        weekStart: weekStartOf(language()),
        rules: source.pages?.rules ?? [],
      };
