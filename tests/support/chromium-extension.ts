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
  /** A page of the extension that stays, shows nothing of ours, and does not count as watching the list. */
  readonly home: Page;
  /** Opens a page of the extension in a tab. */
  readonly open: (
    path: string,
    size?: { readonly width: number; readonly height: number },
  ) => Promise<Page>;
  /** Opens the real popup, as a click on the icon does. */
  readonly openPopup: () => Promise<Page>;
  readonly send: (message: unknown) => Promise<unknown>;
  /** Wakes the worker with a question that it answers without asking the platform. */
  readonly wake: () => Promise<void>;
  readonly badge: () => Promise<{
    readonly text: string;
    readonly title: string;
  }>;
  /** Ends the worker; the next event starts another. */
  readonly killWorker: () => Promise<void>;
  /** Closes all pages but `home`. */
  readonly closePages: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const launchExtension = async (
  mode: Build["mode"] = "demo",
  /** A profile that stays; none by default. */
  userDataDir?: string,
): Promise<ChromiumExtension> => {
  const extension = builtExtension({ browser: "chrome", mode });
  const browser = await launchChromium({
    executablePath: chromiumPath(),
    extension,
    headless: true,
    ...(userDataDir === undefined ? {} : { userDataDir }),
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
  const home = await open("manifest.json");
  const send: ChromiumExtension["send"] = (message) =>
    home.evaluate(
      (said) =>
        (globalThis as unknown as InsideChrome).chrome.runtime.sendMessage(
          said,
        ),
      message,
    );
  return {
    browser,
    root,
    home,
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
    send,
    wake: async () => {
      await send({ type: "secret", source: "nobody" });
    },
    badge: () =>
      home.evaluate(async () => {
        const { action } = (globalThis as unknown as InsideChrome).chrome;
        return {
          text: await action.getBadgeText({}),
          title: await action.getTitle({}),
        };
      }),
    killWorker: await workerKiller(home),
    closePages: async () => {
      for (const page of await browser.pages())
        if (page !== home) await page.close();
    },
    close: () => browser.close(),
  };
};

const isPopup =
  (root: string) =>
  (target: Target): boolean =>
    target.url() === `${root}/popup.html` && target.type() !== "service_worker";
