import type { Page } from "puppeteer-core";
import type { ChromiumExtension } from "./chromium-extension.ts";
import { type ListPage, listPage } from "./list-page.ts";

/** Opens the real side panel as a person does: from the popup, by one click. */
export const openSidePanel = async (
  chromium: ChromiumExtension,
): Promise<Page> => {
  const popup = listPage(await chromium.openPopup());
  return openSidePanelFrom(popup, chromium);
};

/** The same, from a popup that is open; it closes itself. */
export const openSidePanelFrom = async (
  popup: ListPage,
  chromium: ChromiumExtension,
): Promise<Page> => {
  try {
    await popup.press("Open side panel");
  } catch (error) {
    // Gone before the browser could answer that the button was let go.
    if (!(error instanceof Error && error.name === "TargetCloseError"))
      throw error;
  }
  return sidePanelThatOpens(chromium);
};

/** The side panel, or a tab with it, once it is there. */
export const sidePanelThatOpens = async ({
  browser,
  root,
}: ChromiumExtension): Promise<Page> => {
  const target = await browser.waitForTarget(
    (one) => one.url() === `${root}/sidepanel.html`,
    { timeout: 15_000 },
  );
  return target.asPage();
};
