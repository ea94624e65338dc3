import { resolve } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { builtExtension, firefoxPath } from "./browsers.ts";
import { until } from "./until.ts";

export const GECKO_ID = "rollcall@rollcall.test";
/** Firefox gives each extension a random address; a test needs to know it. */
const ADDRESS = "6f0c9f0e-6c3f-4a53-9d5f-0b1f7a3c2d10";

export interface FirefoxExtension {
  readonly browser: Browser;
  readonly open: (path: string) => Promise<Page>;
  /** Sends messages as a page of the extension does. */
  readonly sendFrom: (page: Page) => (message: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** `browser` inside an extension page, as far as the tests use it. */
interface InsideFirefox {
  readonly browser: {
    readonly runtime: {
      readonly sendMessage: (message: unknown) => Promise<unknown>;
    };
  };
}

/** A real Firefox with Rollcall in it. */
export const launchFirefoxExtension = async (
  /** Settings of the browser beside those that every test needs. */
  settings: Readonly<Record<string, number>> = {},
  /** Where it looks for what a machine's user has beside profiles; missing: where it always does. */
  home?: string,
): Promise<FirefoxExtension> => {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefoxPath(),
    headless: true,
    timeout: 90_000,
    args: ["--remote-allow-system-access"],
    ...(home === undefined ? {} : { env: { ...process.env, HOME: home } }),
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [GECKO_ID]: ADDRESS }),
      "extensions.webextOptionalPermissionPrompts": false,
      ...settings,
    },
  });
  await browser.installExtension(
    resolve(builtExtension({ browser: "firefox", mode: "demo" })),
  );
  return {
    browser,
    open: async (path) => {
      const page = await browser.newPage();
      const address = `moz-extension://${ADDRESS}/${path}`;
      // It loads, but the promise never settles in Firefox; the page itself says when it is there.
      void page.goto(address).catch(() => {});
      await until(
        async () =>
          (await page
            .evaluate(() => `${location.href} ${document.readyState}`)
            // While the page changes there is nothing to ask.
            .catch(() => "")) === `${address} complete`,
        60_000,
      );
      return page;
    },
    sendFrom: (page) => (message) =>
      page.evaluate(
        (said) =>
          // CAST: inside the browser; `browser` is there, its types are not.
          (globalThis as unknown as InsideFirefox).browser.runtime.sendMessage(
            said,
          ),
        message,
      ),
    close: () => browser.close(),
  };
};
