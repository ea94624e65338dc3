import type { Browser, Page, Target } from "puppeteer-core";
import { extensionId, launchChromium } from "../../scripts/chromium.ts";
import { builtExtension, chromiumPath } from "./browsers.ts";
import type { Build } from "../../scripts/build.ts";
import { workerKiller } from "./kill-worker.ts";

/** `chrome` inside an extension page, as far as the tests use it. */
interface InsideChrome {
  readonly chrome: {
    readonly runtime: {
      readonly sendMessage: (message: unknown) => Promise<unknown>;
    };
    readonly action: {
      readonly getBadgeText: (details: object) => Promise<string>;
      readonly getTitle: (details: object) => Promise<string>;
      readonly openPopup: () => Promise<void>;
    };
  };
}

/** A real Chromium with Rollcall in it. */
export interface ChromiumExtension {
  readonly browser: Browser;
  readonly root: string;
  /** Opens a page of the extension in a tab. */
  readonly open: (
    path: string,
    size?: { readonly width: number; readonly height: number },
  ) => Promise<Page>;
  /** Opens the real popup, as a click on the icon does. */
  readonly openPopup: () => Promise<Page>;
  readonly send: (message: unknown) => Promise<unknown>;
  readonly badge: () => Promise<{
    readonly text: string;
    readonly title: string;
  }>;
  /** Ends the worker; the next event starts another. */
  readonly killWorker: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const launchExtension = async (
  mode: Build["mode"] = "demo",
): Promise<ChromiumExtension> => {
  const extension = builtExtension({ browser: "chrome", mode });
  const browser = await launchChromium({
    executablePath: chromiumPath(),
    extension,
    headless: true,
  });
  const root = `chrome-extension://${extensionId(extension)}`;
  const open: ChromiumExtension["open"] = async (
    path,
    size = { width: 1000, height: 700 },
  ) => {
    const page = await browser.newPage();
    await page.setViewport(size);
    await page.goto(`${root}/${path}`);
    return page;
  };
  // One page that stays: it speaks for the tests. The options page does not count as watching the list.
  const home = await open("options.html");
  return {
    browser,
    root,
    open,
    openPopup: async () => {
      await home.bringToFront();
      await home.evaluate(() =>
        (globalThis as unknown as InsideChrome).chrome.action.openPopup(),
      );
      const target = await browser.waitForTarget(isPopup(root), {
        timeout: 10_000,
      });
      return target.asPage();
    },
    send: (message) =>
      home.evaluate(
        (said) =>
          (globalThis as unknown as InsideChrome).chrome.runtime.sendMessage(
            said,
          ),
        message,
      ),
    badge: () =>
      home.evaluate(async () => {
        const { action } = (globalThis as unknown as InsideChrome).chrome;
        return {
          text: await action.getBadgeText({}),
          title: await action.getTitle({}),
        };
      }),
    killWorker: await workerKiller(home),
    close: () => browser.close(),
  };
};

const isPopup =
  (root: string) =>
  (target: Target): boolean =>
    target.url() === `${root}/popup.html` && target.type() !== "service_worker";
