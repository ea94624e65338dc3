import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { harmless } from "../utils/domain/harmless.ts";
import { pagesChart } from "../utils/export/chart-pages.ts";
import { t } from "../utils/i18n.ts";
import {
  type AnalyticsChartProps,
  captionOf,
  fileNameOf,
} from "./analytics-charts.tsx";
import { pageSpoken, pageWords } from "./analytics-spoken.ts";
import { pagesTable } from "./analytics-tables.tsx";
import { ChartFigure } from "./chart-figure.tsx";

/** As many as stand beside the chart before them. */
const MOST_PAGES = 8;

/** The pages that the most people were on. */
export const TopPages = ({ answer, models }: AnalyticsChartProps): VNode => {
  const shownText = models.shareSafe.shownText.value;
  const pages = useMemo(
    () => answer.now.pages.slice(0, MOST_PAGES),
    [answer.now],
  );
  const draw = useMemo(() => {
    const bars = pages.map((page) => ({
      name: harmless(shownText(page.name)),
      value: page.people,
      words: pageWords(page),
    }));
    return (width: number) => pagesChart(bars, width);
  }, [pages, shownText]);
  if (pages.length === 0)
    return (
      <figure class="chart">
        <header class="chart-head">
          <h2>{t("analytics_pages")}</h2>
        </header>
        <p class="quiet">{t("analytics_pages_none")}</p>
      </figure>
    );
  return (
    <ChartFigure
      name={t("analytics_pages")}
      lead={t("analytics_pages_lead", pages.length)}
      draw={draw}
      words={pages.map((page) => pageSpoken(page, shownText(page.name)))}
      columns={1}
      table={pagesTable(pages, (page) => shownText(page.name))}
      caption={captionOf(answer, models)}
      fileName={fileNameOf("top-pages", answer)}
    />
  );
};
