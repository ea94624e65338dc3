import { browser } from "../browser.ts";

/** `chrome.sidePanel` as far as it is used here; the polyfill follows Firefox, which has a sidebar instead. */
interface WithSidePanel {
  readonly sidePanel?: {
    readonly open: (where: { readonly windowId: number }) => Promise<void>;
  };
}

/**
 * Opens the side panel (Chrome, Edge) of a window, or the sidebar (Firefox) of the one that was clicked in. Browsers allow
 * it only while they handle what the person did: to be called before anything is awaited. Rejects where they do not.
 */
export const openSidePanel = async (windowId: number): Promise<void> => {
  // CAST: Chrome's own object; absent in Firefox, and below the end-to-end tests.
  const { sidePanel } = (globalThis as { chrome?: WithSidePanel }).chrome ?? {};
  await (sidePanel === undefined
    ? browser.sidebarAction.open()
    : sidePanel.open({ windowId }));
};

/** As {@link openSidePanel}; a browser that does not count what the person did as a gesture gets the panel in a tab. */
export const openPanelOrTab = async (
  windowId: number,
  active = true,
): Promise<void> => {
  try {
    await openSidePanel(windowId);
  } catch {
    const url = browser.runtime.getURL("sidepanel.html");
    await browser.tabs.create({ url, active });
  }
};
