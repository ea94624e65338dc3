import "./analytics-people.css";
import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { t } from "../utils/i18n.ts";
import type { Answer } from "../utils/models/analytics-model.ts";
import { AnalyticsTableModel } from "../utils/models/analytics-table-model.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { AnalyticsFilters } from "./analytics-filters.tsx";
import { AnalyticsGrid } from "./analytics-grid.tsx";
import { CopyEmails } from "./analytics-emails.tsx";

interface AnalyticsPeopleProps {
  readonly answer: Answer;
  readonly models: DashboardModels;
}

/** Who was there in the range, and for how long; or whom to write to. */
export const AnalyticsPeople = ({
  answer,
  models,
}: AnalyticsPeopleProps): VNode => {
  const asked = useSignal<Answer | null>(answer);
  const table = useMemo(
    () =>
      new AnalyticsTableModel({
        answer: asked,
        people: models.roster.people,
      }),
    [],
  );
  useEffect(() => {
    asked.value = answer;
  }, [answer]);
  useEffect(() => () => table[Symbol.dispose](), [table]);
  return (
    <section class="analytics-people">
      <header class="chart-head">
        <div>
          <h2>{t("analytics_users")}</h2>
          <p>{t("analytics_users_lead")}</p>
        </div>
        <span class="spring" />
        <CopyEmails table={table} models={models} />
      </header>
      <AnalyticsFilters table={table} />
      <AnalyticsGrid table={table} models={models} zone={answer.zone} />
    </section>
  );
};
