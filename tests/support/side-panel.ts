import type { Page } from "puppeteer-core";
import type { ChromiumExtension } from "./chromium-extension.ts";
import { listPage } from "./list-page.ts";

/** Opens the real side panel as a person does: from the popup, by one click. */
export const openSidePanel = async ({
  browser,
  root,
  openPopup,
}: ChromiumExtension): Promise<Page> => {
  const popup = listPage(await openPopup());
  await popup.press("Open side panel");
  const target = await browser.waitForTarget(
    (one) => one.url() === `${root}/sidepanel.html`,
    { timeout: 15_000 },
  );
  return target.asPage();
};
