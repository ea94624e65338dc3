import { openSidePanel } from "../../utils/background/side-panel.ts";
import { browser } from "../../utils/browser.ts";

// Asked before anybody clicks: the browser opens the panel only in the click itself, and an await would end it.
const here = browser.windows.getCurrent();
let windowId: number | undefined;
void here.then(({ id }) => (windowId = id));

/** Opens the side panel (Chrome, Edge) or the sidebar (Firefox) of this window, and leaves the popup. */
export const openPanel = (): void => {
  if (windowId === undefined) return;
  void openSidePanel(windowId).then(() => window.close());
};
