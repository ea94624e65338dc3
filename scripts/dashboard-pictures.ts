import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { type Size, inBothColours, openFor } from "./pictures.ts";

const WINDOW: Size = { width: 1280, height: 800 };
/** Longest that a month of history may take to come. */
const FETCHED_MS = 120_000;

/** Pictures of the dashboard's pages, with the platform's own history fetched before, as a person does in the options. */
export const dashboardPictures = async (
  browser: Browser,
  root: string,
  folder: string,
): Promise<void> => {
  await fetchHistory(browser, root);
  const page = await browser.newPage();
  const at = (hash: string): string => `${root}/dashboard.html#${hash}`;
  await openFor(page, at("/users"), WINDOW);
  await inBothColours(page, join(folder, "users"));
  await openFor(page, "about:blank", WINDOW, "body");
  await openFor(page, at("/analytics?range=30d"), WINDOW, "figure.chart");
  await inBothColours(page, join(folder, "analytics"));
  // The page scrolls within its window: the whole of it takes a taller one.
  await page.setViewport({ ...WINDOW, height: 1600, deviceScaleFactor: 2 });
  await inBothColours(page, join(folder, "analytics-whole"));
  await openFor(page, "about:blank", WINDOW, "body");
  await openFor(page, at("/time"), WINDOW);
  await inBothColours(page, join(folder, "time"));
  await page.close();
};

const fetchHistory = async (browser: Browser, root: string): Promise<void> => {
  const options = await browser.newPage();
  await openFor(options, `${root}/options.html`, WINDOW, ".import .button");
  await options.click(".import .button");
  // Of nobody it is there so soon that its progress is never seen.
  await options.waitForSelector(
    '.import:not(:has(.import-progress)) [role="status"]',
    { timeout: FETCHED_MS },
  );
  await options.close();
};
