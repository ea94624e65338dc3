import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { DashboardProps } from "./dashboard-page.tsx";

export const AnalyticsPage = ({ models }: DashboardProps): VNode => (
  <section class="dashboard-part" aria-label={t("dashboard_analytics")}>
    <h2>{t("dashboard_analytics")}</h2>
    <p class="quiet">{models.zone()}</p>
  </section>
);
