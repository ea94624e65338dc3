import type { Page } from "puppeteer-core";

/** `chrome` inside an extension page, as far as this file uses it. */
interface InsideChrome {
  readonly chrome: {
    readonly alarms: { readonly clearAll: () => Promise<boolean> };
  };
}

/** Loses the extension's alarms, as browsers do when they start. The worker is not told. */
export const forgetAlarms = async (page: Page): Promise<void> => {
  await page.evaluate(() =>
    // CAST: inside the browser; `chrome` is there, its types are not.
    (globalThis as unknown as InsideChrome).chrome.alarms.clearAll(),
  );
};
