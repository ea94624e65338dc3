import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { sourceName } from "../utils/domain/source.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import type { Answer } from "../utils/models/analytics-model.ts";
import { datesOf } from "../utils/models/analytics-range.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { barChart } from "../utils/export/chart-bars.ts";
import { bandChart } from "../utils/export/chart-band.ts";
import { activeTable, onlineTable } from "./analytics-tables.tsx";
import { activeSpoken, onlineSpoken } from "./analytics-spoken.ts";
import { zoneWords } from "./analytics-time.ts";
import { summaryWords } from "./analytics-words.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { Legend } from "./chart-legend.tsx";

export interface AnalyticsChartProps {
  readonly answer: Answer;
  readonly models: DashboardModels;
}

const HEIGHT = 208;

/** What stands in a saved picture below the chart. */
export const captionOf = (
  answer: Answer,
  { roster }: Pick<DashboardModels, "roster">,
): readonly string[] => {
  const glance = roster.glance.peek();
  const name =
    glance === null
      ? []
      : [sourceName(glance.source, glance.state?.info ?? null)];
  const made = t("chart_made", zoneWords(answer.zone).moment(answer.at));
  return [
    [...name, summaryWords(answer)].join(t("part_separator")),
    [t("analytics_legend_hatched"), made].join(t("part_separator")),
  ];
};

export const fileNameOf = (
  chart: string,
  { choice, at, zone }: Answer,
): string => ["rollcall", chart, ...datesOf(choice, at, zone)].join("-");

/** Distinct active people, bucket by bucket. */
export const ActiveChart = ({ answer, models }: AnalyticsChartProps): VNode => {
  const { now, zone } = answer;
  const draw = useMemo(() => {
    const words = zoneWords(zone);
    const bars = now.active.map((bucket) => ({
      label: words.label(bucket, now.unit),
      value: bucket.people,
      isPartial: bucket.partial,
    }));
    return (width: number) =>
      barChart(bars, { width, height: HEIGHT, words: formatNumber });
  }, [now, zone]);
  const spoken = useMemo(() => activeSpoken(now, zone), [now, zone]);
  const table = useMemo(() => activeTable(now, zone), [now, zone]);
  return (
    <ChartFigure
      name={t("analytics_active")}
      lead={t(
        "analytics_active_sum",
        t(`analytics_active_${now.unit}`),
        now.unique,
      )}
      draw={draw}
      words={spoken}
      table={table}
      legend={
        <Legend
          hatched={now.active.some(({ people }) => people === null)}
          parts={
            now.active.some(({ partial }) => partial)
              ? [t("analytics_legend_partial")]
              : []
          }
        />
      }
      caption={captionOf(answer, models)}
      fileName={fileNameOf("active", answer)}
    />
  );
};

/** How many were online at once. */
export const OnlineChart = ({ answer, models }: AnalyticsChartProps): VNode => {
  const { now, zone } = answer;
  const draw = useMemo(() => {
    const words = zoneWords(zone);
    const values = now.online.map((bucket) => ({
      label: words.label(bucket, now.unit),
      level:
        bucket.max === null
          ? null
          : { min: bucket.min, mean: bucket.mean, max: bucket.max },
    }));
    return (width: number) =>
      bandChart(values, { width, height: HEIGHT, words: formatNumber });
  }, [now, zone]);
  const spoken = useMemo(() => onlineSpoken(now, zone), [now, zone]);
  const table = useMemo(() => onlineTable(now, zone), [now, zone]);
  return (
    <ChartFigure
      name={t("analytics_online")}
      lead={t("analytics_online_lead")}
      draw={draw}
      words={spoken}
      table={table}
      legend={
        <Legend
          hatched={now.online.some(({ max }) => max === null)}
          parts={[t("analytics_legend_mean"), t("analytics_legend_band")]}
        />
      }
      caption={captionOf(answer, models)}
      fileName={fileNameOf("online", answer)}
    />
  );
};
