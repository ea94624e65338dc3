import { browser } from "../browser.ts";
import {
  type DashboardAddress,
  dashboardHash,
} from "../domain/dashboard-address.ts";

const PAGE = "/dashboard.html";

/** Shows the dashboard: in the tab where it is open already, at that place if one is named, else in a new one. */
export const openDashboard = async (
  address: DashboardAddress | null = null,
): Promise<void> => {
  const url = browser.runtime.getURL(PAGE);
  const hash = address === null ? "" : dashboardHash(address);
  // The addresses of its own pages are what an extension may always see of tabs.
  const [open] = await browser.tabs.query({ url: `${url}*` });
  if (open?.id === undefined) {
    await browser.tabs.create({ url: url + hash });
    return;
  }
  const there = hash === "" ? {} : { url: url + hash };
  await browser.tabs.update(open.id, { active: true, ...there });
  if (open.windowId !== undefined)
    await browser.windows.update(open.windowId, { focused: true });
};
