import type { VNode } from "preact";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { DashboardNav } from "./dashboard-nav.tsx";
import { lazy } from "./lazy.tsx";
import { ListReason } from "./list-reason.tsx";
import { PageHeader } from "./page-header.tsx";
import { onPageKey } from "./page-keys.ts";
import { PolicyContext } from "./policy-context.ts";

export interface DashboardProps {
  readonly models: DashboardModels;
}

const UsersPage = lazy(
  async () => (await import("./users-page.tsx")).UsersPage,
);
const AnalyticsPage = lazy(
  async () => (await import("./analytics-page.tsx")).AnalyticsPage,
);
const TimePage = lazy(async () => (await import("./time-page.tsx")).TimePage);

/** A whole tab: whose people these are, and one of its pages. Of the pages only the one that is shown is loaded. */
export const DashboardPage = ({ models }: DashboardProps): VNode => (
  <div class="dashboard" onKeyDown={(event) => onPageKey(event, models)}>
    <PageHeader models={models}>
      <DashboardNav route={models.route} />
    </PageHeader>
    <main class="dashboard-main">
      {models.roster.unconnected.value ? (
        <div class="stage">
          <ListReason models={models} />
        </div>
      ) : (
        <PolicyContext.Provider value={models.policy}>
          <Shown models={models} />
        </PolicyContext.Provider>
      )}
    </main>
  </div>
);

const OneConnection = lazy(
  async () => (await import("./one-connection.tsx")).OneConnection,
);

const Shown = ({ models }: DashboardProps): VNode => {
  const page = models.route.page.value;
  if (page !== "users" && models.members !== null)
    return (
      <OneConnection
        models={models}
        words={t(`only_${page}`)}
        render={(own) => <Shown models={own} />}
      />
    );
  switch (page) {
    case "users":
      return <UsersPage models={models} />;
    case "analytics":
      return <AnalyticsPage models={models} />;
    case "time":
      return <TimePage models={models} />;
    default:
      return unreachable(page);
  }
};
