import type { VNode } from "preact";
import {
  DASHBOARD_PAGES,
  type DashboardPage,
  dashboardHash,
} from "../utils/domain/dashboard-address.ts";
import { t } from "../utils/i18n.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";

interface DashboardNavProps {
  readonly route: DashboardModels["route"];
}

/** What the tab is called on a page of the dashboard. */
export const pageTitle = (page: DashboardPage): string =>
  t("dashboard_title", t(`dashboard_${page}`));

/** The pages as links: they open in another tab as well, and the browser shows where they lead. */
export const DashboardNav = ({ route }: DashboardNavProps): VNode => (
  <nav class="dashboard-nav" aria-label={t("dashboard_nav")}>
    {DASHBOARD_PAGES.map((page) => (
      <a
        key={page}
        href={dashboardHash({ page, query: {} })}
        aria-current={page === route.page.value ? "page" : undefined}
      >
        {t(`dashboard_${page}`)}
      </a>
    ))}
  </nav>
);
