import { browser } from "../browser.ts";
import type { TicketDesk } from "./ticket-desk.ts";

/**
 * Tells the desk what happens to tabs and to what we may read. Registered synchronously at the worker's start. That a tab
 * loads, and no more, is known of every tab; its address only where the user allowed it.
 */
export const followTabs = ({
  moved,
  closed,
  lookAfterSites,
}: Pick<TicketDesk, "moved" | "closed" | "lookAfterSites">): void => {
  browser.tabs.onUpdated.addListener((tab, { status, url }, now) => {
    if (status !== undefined || url !== undefined) moved(tab, now.url ?? null);
  });
  browser.tabs.onRemoved.addListener((tab) => closed(tab));
  browser.permissions.onAdded.addListener(lookAfterSites);
  browser.permissions.onRemoved.addListener(lookAfterSites);
  browser.runtime.onInstalled.addListener(lookAfterSites);
  browser.runtime.onStartup.addListener(lookAfterSites);
};
