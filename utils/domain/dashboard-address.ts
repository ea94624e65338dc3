/** The pages of the dashboard, in the order of its navigation. */
export const DASHBOARD_PAGES = ["users", "analytics", "time"] as const;

export type DashboardPage = (typeof DASHBOARD_PAGES)[number];

/** A place in the dashboard: a page, and what is asked of it. */
export interface DashboardAddress {
  readonly page: DashboardPage;
  /** By name. What a page does not know, it leaves alone. */
  readonly query: Readonly<Record<string, string>>;
}

/** The first page of all, which everything unknown leads to. */
const HOME: DashboardAddress = { page: "users", query: {} };

/** Longer ones are nobody's: an address bar's text is not worth more work. */
const LONGEST = 8192;

/** The place that a hash names: "#/analytics?range=7d". Anything else is the first page. */
export const parseDashboard = (hash: string): DashboardAddress => {
  if (hash.length > LONGEST || !hash.startsWith("#/")) return HOME;
  const [path = "", ...rest] = hash.slice(2).split("?");
  const page = DASHBOARD_PAGES.find((known) => known === path);
  if (page === undefined) return HOME;
  return {
    page,
    query: Object.fromEntries(new URLSearchParams(rest.join("?"))),
  };
};

/** The hash of a place; what is empty in its query is left out. */
export const dashboardHash = ({ page, query }: DashboardAddress): string => {
  const asked = Object.entries(query).filter(([, value]) => value !== "");
  return asked.length === 0
    ? `#/${page}`
    : `#/${page}?${new URLSearchParams(asked).toString()}`;
};
