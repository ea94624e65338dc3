import { browser } from "../../utils/browser.ts";

/** `chrome.sidePanel` as far as it is used here; the polyfill follows Firefox, which has a sidebar instead. */
interface WithSidePanel {
  readonly sidePanel?: {
    readonly open: (where: { readonly windowId: number }) => Promise<void>;
  };
}

// Asked before anybody clicks: the browser opens the panel only in the click itself, and an await would end it.
const here = browser.windows.getCurrent();
let windowId: number | undefined;
void here.then(({ id }) => (windowId = id));

/** Opens the side panel (Chrome, Edge) or the sidebar (Firefox) of this window, and leaves the popup. */
export const openPanel = (): void => {
  // CAST: Chrome's own object; absent in Firefox.
  const { sidePanel } = chrome as WithSidePanel;
  const opened =
    sidePanel === undefined
      ? browser.sidebarAction.open()
      : windowId === undefined
        ? Promise.resolve()
        : sidePanel.open({ windowId });
  void opened.then(() => window.close());
};

declare const chrome: object;
