import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { dashboardPictures } from "./dashboard-pictures.ts";
import { inBothColours, openFor } from "./pictures.ts";
import type { PlatformAddress } from "./platform-process.ts";
import { ticketPictures } from "./ticket-pictures.ts";

/** Connects Rollcall as its options page does, and leaves a tab of the demo helpdesk and one of the demo pages open. */
export const connect = async (
  browser: Browser,
  root: string,
  { base, token, demo, helpdesk }: PlatformAddress,
  headless: boolean,
): Promise<void> => {
  const options = await browser.newPage();
  await options.goto(`${root}/options.html`);
  const saved = await options.evaluate(
    async (command) => {
      // CAST: inside the browser; `chrome` is there, its types are not.
      const { chrome } = globalThis as unknown as {
        chrome: {
          runtime: {
            sendMessage: (
              message: unknown,
            ) => Promise<{ ok: boolean; failure?: { code: string } }>;
          };
        };
      };
      return chrome.runtime.sendMessage(command);
    },
    {
      type: "save",
      source: null,
      address: base,
      name: null,
      token,
      remember: true,
    },
  );
  if (!saved.ok)
    throw new Error(`Rollcall could not be connected: ${saved.failure?.code}`);
  await options.close();
  if (!headless) await pin(browser, new URL(root).host);
  const [first] = await browser.pages();
  const page =
    headless || first === undefined ? await browser.newPage() : first;
  await page.goto(demo);
  const desk = await browser.newPage();
  await desk.goto(helpdesk);
  await page.bringToFront();
};

/** Puts the icon on the toolbar, as a person does in the browser's list of extensions. */
const pin = async (browser: Browser, id: string): Promise<void> => {
  const page = await browser.newPage();
  await page.goto("chrome://extensions");
  await page.evaluate(async (extensionId) => {
    // CAST: as in `connect`; this part of it only the browser's own page has.
    const { chrome } = globalThis as unknown as {
      chrome: {
        developerPrivate: {
          updateExtensionConfiguration: (change: object) => Promise<void>;
        };
      };
    };
    await chrome.developerPrivate.updateExtensionConfiguration({
      extensionId,
      pinnedToToolbar: true,
    });
  }, id);
  await page.close();
};

/** Writes pictures of the pages and of a ticket, light and dark, and gives the popup's page, which stays open. */
export const takePictures = async (
  browser: Browser,
  root: string,
  folder: string,
  { helpdesk }: Pick<PlatformAddress, "helpdesk">,
): Promise<Page> => {
  const panel = await browser.newPage();
  await openFor(panel, `${root}/sidepanel.html`, { width: 360, height: 800 });
  await inBothColours(panel, join(folder, "panel"));
  await groupByPage(panel);
  await inBothColours(panel, join(folder, "groups"));
  await groupByPage(panel, "");
  await panel.close();
  await ticketPictures(browser, root, folder, helpdesk);
  const options = await browser.newPage();
  await openFor(
    options,
    `${root}/options.html`,
    { width: 900, height: 1000 },
    "form",
  );
  await inBothColours(options, join(folder, "options"));
  await inBothColours(options, join(folder, "options-whole"), true);
  await options.close();
  await dashboardPictures(browser, root, folder);
  const popup = await browser.newPage();
  await openFor(popup, `${root}/popup.html`, { width: 780, height: 600 });
  await inBothColours(popup, join(folder, "popup"));
  return popup;
};

const groupByPage = async (panel: Page, by = "page"): Promise<void> => {
  const box = await panel.waitForSelector(
    '::-p-aria([name="Group by"][role="combobox"])',
  );
  await box?.select(by);
  if (by === "") await panel.waitForSelector("[data-group]", { hidden: true });
  else await panel.waitForSelector("[data-group], .empty");
};

/** The badge and the cards, in one line. */
export const reportOn = (popup: Page): Promise<string> =>
  popup.evaluate(async () => {
    // CAST: as in `connect`.
    const { chrome } = globalThis as unknown as {
      chrome: {
        action: { getBadgeText: (details: object) => Promise<string> };
      };
    };
    const badge = await chrome.action.getBadgeText({});
    const cards = [
      ...document.querySelectorAll<HTMLElement>('[role="group"]'),
    ].map((card) => card.innerText.replaceAll(/\s+/g, " ").trim());
    return `badge "${badge}" · ${cards.join(" | ")}`;
  });
