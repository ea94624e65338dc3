import type { Page } from "puppeteer-core";
import type { ChromiumExtension } from "./chromium-extension.ts";

/** Opens a page of the extension in a window of its own: a tab behind another one is not drawn. */
export const pageInWindow = async (
  { browser, root }: Pick<ChromiumExtension, "browser" | "root">,
  path: string,
): Promise<Page> => {
  const page = await browser.newPage({ type: "window" });
  await page.goto(`${root}/${path}`);
  return page;
};
