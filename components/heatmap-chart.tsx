import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { HeatmapCell } from "../utils/domain/analytics/analytics.ts";
import { heatScale, heatmapChart } from "../utils/export/chart-heatmap.ts";
import { language, t } from "../utils/i18n.ts";
import { weekFrom, weekStartOf } from "../utils/models/week-start.ts";
import {
  type AnalyticsChartProps,
  captionOf,
  fileNameOf,
} from "./analytics-charts.tsx";
import { cellSpoken } from "./analytics-spoken.ts";
import { heatTable } from "./analytics-tables.tsx";
import { hourOfWeek, shortHourWords, weekdayWords } from "./analytics-time.ts";
import { meanWords } from "./analytics-words.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { Legend } from "./chart-legend.tsx";
import { ChartShapes } from "./chart-shapes.tsx";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Every so many hours one is named: beside each other there is no room for all. */
const NAMED = 3;
const SCALE = heatScale(6);

/** When people are active: hours beside each other, weekdays below each other. */
export const HeatmapChart = ({
  answer,
  models,
}: AnalyticsChartProps): VNode => {
  const { now, zone, at } = answer;
  const { cells, clipAt } = now.heatmap;
  const week = weekFrom(weekStartOf(language()));
  const current = hourOfWeek(at, zone);
  const isNow = ({ weekday, hour }: HeatmapCell): boolean =>
    weekday === current.weekday && hour === current.hour;
  const shown = useMemo(
    () => week.map((day) => cells.slice(day * 24, day * 24 + 24)),
    [cells],
  );
  const draw = useMemo(() => {
    const rows = shown.map((row, line) => ({
      label: weekdayWords(week[line] ?? 0),
      cells: row.map((cell) => ({ value: cell.mean, isNow: isNow(cell) })),
    }));
    const columns = HOURS.map((hour) =>
      hour % NAMED === 0 ? shortHourWords(hour) : "",
    );
    return (width: number) => heatmapChart(rows, { width, clipAt, columns });
  }, [shown, clipAt, current.weekday, current.hour]);
  const spoken = useMemo(
    () => shown.flat().map((cell) => cellSpoken(cell, clipAt, isNow(cell))),
    [shown, clipAt, current.weekday, current.hour],
  );
  const table = useMemo(() => heatTable(cells, week), [cells]);
  const has = (test: (mean: number | null) => boolean): boolean =>
    cells.some(({ mean }) => test(mean));
  return (
    <ChartFigure
      name={t("analytics_heat")}
      lead={t("analytics_heat_lead", zone)}
      draw={draw}
      words={spoken}
      columns={HOURS.length}
      table={table}
      legend={
        <Legend
          hatched={has((mean) => mean === null)}
          parts={[
            t("analytics_legend_now"),
            ...(clipAt !== null && has((mean) => (mean ?? 0) > clipAt)
              ? [t("analytics_legend_beyond", meanWords(clipAt))]
              : []),
          ]}
        >
          <span>
            {t("analytics_legend_less")}
            <svg width={SCALE.width} height={SCALE.height} aria-hidden="true">
              <ChartShapes scene={SCALE} id="heat-scale" />
            </svg>
            {t("analytics_legend_more")}
          </span>
        </Legend>
      }
      caption={captionOf(answer, models)}
      fileName={fileNameOf("access-times", answer)}
    />
  );
};
