import "./analytics-page.css";
import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import { observedShare } from "../utils/models/analytics-compare.ts";
import { AnalyticsModel } from "../utils/models/analytics-model.ts";
import { AnalyticsBar } from "./analytics-bar.tsx";
import { AnalyticsCards } from "./analytics-cards.tsx";
import { ActiveChart, OnlineChart } from "./analytics-charts.tsx";
import {
  AnalyticsFailed,
  NothingObserved,
  Reading,
} from "./analytics-note.tsx";
import { AnalyticsPeople } from "./analytics-people.tsx";
import { TopPages } from "./analytics-top-pages.tsx";
import type { DashboardProps } from "./dashboard-page.tsx";
import { ExportNote } from "./export-note.tsx";
import { HeatmapChart } from "./heatmap-chart.tsx";
import { lazy } from "./lazy.tsx";
import { InTurn } from "./in-turn.tsx";
import { ListNote } from "./list-note.tsx";
import { OpenPerson } from "./open-person.tsx";

const AnalyticsHistory = lazy(
  async () => (await import("./analytics-history.tsx")).AnalyticsHistory,
);

export interface AnalyticsProps extends DashboardProps {
  readonly analytics: AnalyticsModel;
}

/** What the history says about a range of time: numbers, charts, people. */
export const AnalyticsPage = ({ models }: DashboardProps): VNode => {
  const analytics = useMemo(() => {
    const { route, roster, time, zone, history, every } = models;
    const { serverNow, limits } = time;
    return new AnalyticsModel({
      ...{ route, zone, every, serverNow, limits },
      glance: roster.glance,
      reader: history,
    });
  }, []);
  useEffect(() => () => analytics[Symbol.dispose](), [analytics]);
  return (
    <section
      class="analytics"
      aria-label={t("dashboard_analytics")}
      aria-busy={analytics.isReading.value}
    >
      <AnalyticsBar models={models} analytics={analytics} />
      <ListNote models={models} onlyTrouble />
      <AnalyticsFailed models={models} analytics={analytics} />
      <Untold models={models} analytics={analytics} />
      <AnalyticsCards models={models} analytics={analytics} />
      <Answered models={models} analytics={analytics} />
      <div class="analytics-person">
        <OpenPerson models={models} />
        <ExportNote exporting={models.exporting} />
      </div>
    </section>
  );
};

/** What the platform may be asked for; of no use to who has all of the range. */
const Untold = (props: AnalyticsProps): VNode | null => {
  const answer = props.analytics.answer.value;
  const [isOpen, open] = useState(false);
  const isPart = answer !== null && observedShare(answer.now) < 1;
  useEffect(() => {
    if (isPart) open(true);
  }, [isPart]);
  return answer !== null && (isPart || isOpen) ? (
    <AnalyticsHistory {...props} answer={answer} />
  ) : null;
};

const Answered = ({ models, analytics }: AnalyticsProps): VNode | null => {
  const answer = analytics.answer.value;
  if (answer === null)
    return analytics.failure.value === null ? <Reading /> : null;
  if (answer.now.observedMs === 0)
    return (
      <>
        <NothingObserved answer={answer} analytics={analytics} />
        <AnalyticsPeople answer={answer} models={models} />
      </>
    );
  return (
    <InTurn
      value={answer}
      parts={[
        (one) => <ActiveChart answer={one} models={models} />,
        (one) => <HeatmapChart answer={one} models={models} />,
        (one) => <OnlineChart answer={one} models={models} />,
        (one) => <TopPages answer={one} models={models} />,
        (one) => <AnalyticsPeople answer={one} models={models} />,
      ]}
      layout={([active, heatmap, online, pages, people]) => (
        <>
          <div class="charts">
            {active}
            {heatmap}
            {online}
            {pages}
          </div>
          {people}
        </>
      )}
    />
  );
};
