import type { Page } from "puppeteer-core";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const SCHEMES = ["light", "dark"] as const;

/** Opens a page to be drawn finely. Resolves when the sign that it is filled is there: somebody, or that there is nobody. */
export const openFor = async (
  page: Page,
  address: string,
  size: Size,
  sign = "[data-person], .empty",
): Promise<void> => {
  await page.setViewport({ ...size, deviceScaleFactor: 2 });
  await page.goto(address);
  await page.waitForSelector(sign, { timeout: 20_000 });
};

/** Resolves when the page is in these colours: they fade from scheme to scheme, and a picture is of where they arrive. */
export const recolour = async (
  page: Page,
  scheme: (typeof SCHEMES)[number],
): Promise<void> => {
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
  ]);
  await page.evaluate(() =>
    Promise.all(
      document.getAnimations().map((animation) => animation.finished),
    ),
  );
};

/** @param file path without colours and ending: "panel" becomes "panel-light.png" and "panel-dark.png" */
export const inBothColours = async (
  page: Page,
  file: string,
  whole = false,
): Promise<void> => {
  for (const scheme of SCHEMES) {
    await recolour(page, scheme);
    await page.screenshot({ path: `${file}-${scheme}.png`, fullPage: whole });
  }
  await page.emulateMediaFeatures([]);
};
