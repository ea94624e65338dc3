import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { SCHEMES, type Size, inBothColours, recolour } from "./pictures.ts";

const DESK: Size = { width: 920, height: 800 };
const PANEL: Size = { width: 360, height: 800 };
/** Longest that the line may take to speak of the next ticket. */
const FOLLOWS_MS = 10_000;

/** Pictures of the demo helpdesk with the panel beside it, and of the card of the ticket's requester. */
export const ticketPictures = async (
  browser: Browser,
  root: string,
  folder: string,
  helpdesk: string,
): Promise<void> => {
  // The panel's page follows the active tab of its window, as the panel itself does.
  const panel = await browser.newPage({ type: "window" });
  await panel.setViewport({ ...PANEL, deviceScaleFactor: 2 });
  await panel.goto(`${root}/sidepanel.html`);
  // It is drawn behind the helpdesk's tab, too.
  const session = await panel.createCDPSession();
  await session.send("Emulation.setFocusEmulationEnabled", { enabled: true });
  await readSite(panel, new URL(helpdesk).origin);
  const desk = await openBeside(browser, panel, helpdesk);
  await desk.setViewport({ ...DESK, deviceScaleFactor: 2 });
  await openTicketOfSomebodyOnline(desk, panel);
  for (const scheme of SCHEMES) {
    await recolour(desk, scheme);
    await recolour(panel, scheme);
    const path = join(folder, `ticket-${scheme}.png`);
    await drawBeside(browser, [desk, panel], path);
  }
  await (
    await panel.waitForSelector('::-p-aria([name="Details"][role="button"])')
  )?.evaluate((button) => (button as HTMLElement).click());
  await panel.waitForSelector(".person-actions", { timeout: FOLLOWS_MS });
  await inBothColours(panel, join(folder, "person"));
  await desk.close();
  await panel.close();
};

/** `chrome` inside an extension page, as far as this file uses it. */
interface InsideChrome {
  readonly chrome: {
    readonly runtime: { readonly sendMessage: (message: unknown) => unknown };
    readonly tabs: { readonly create: (tab: object) => Promise<unknown> };
  };
}

const readSite = (panel: Page, site: string): Promise<unknown> =>
  panel.evaluate(
    (command) =>
      // CAST: inside the browser; `chrome` is there, its types are not.
      (globalThis as unknown as InsideChrome).chrome.runtime.sendMessage(
        command,
      ),
    { type: "readSite", site },
  );

/** A new tab in the window of another page, in front. */
const openBeside = async (
  browser: Browser,
  panel: Page,
  url: string,
): Promise<Page> => {
  const known = new Set(browser.targets());
  const opened = browser.waitForTarget(
    (target) => !known.has(target) && target.url() === url,
  );
  await panel.evaluate(
    (address) =>
      // CAST: as above.
      (globalThis as unknown as InsideChrome).chrome.tabs.create({
        url: address,
      }),
    url,
  );
  const page = await (await opened).asPage();
  await page.waitForSelector("nav a");
  return page;
};

/** At night nobody may be online: then the last ticket stays open. */
const openTicketOfSomebodyOnline = async (
  desk: Page,
  panel: Page,
): Promise<void> => {
  const tickets = await desk.$$eval("nav a", (links) =>
    links.map((link) => link.getAttribute("href") ?? ""),
  );
  for (const ticket of tickets) {
    await desk.$eval(`nav a[href="${ticket}"]`, (link) =>
      (link as HTMLElement).click(),
    );
    const requester = await desk.waitForSelector(
      `nav a[href="${ticket}"][aria-current] bdi`,
    );
    const name = await requester?.evaluate((element) => element.textContent);
    const says = await panel
      .waitForFunction(
        (of) => {
          const line = document.querySelector(".ticket")?.textContent ?? "";
          const isOfThis = line.includes(of) || /^Nobody|^The req/.test(line);
          return isOfThis && line;
        },
        { timeout: FOLLOWS_MS, polling: 50 },
        name ?? "",
      )
      // Somebody without a name is spoken of by address: the next ticket will do.
      .catch(() => null);
    const line = await says?.jsonValue();
    if (typeof line === "string" && line.includes(" is online:")) return;
  }
};

/** One picture of two pages, the first at the start of the line. */
const drawBeside = async (
  browser: Browser,
  pages: readonly Page[],
  path: string,
): Promise<void> => {
  const drawn: string[] = [];
  for (const page of pages)
    drawn.push(await page.screenshot({ encoding: "base64" }));
  const sheet = await browser.newPage({ type: "window" });
  await sheet.setViewport({
    width: DESK.width + PANEL.width,
    height: DESK.height,
    deviceScaleFactor: 2,
  });
  const images = drawn.map(
    (data) =>
      `<img height="${DESK.height}" src="data:image/png;base64,${data}">`,
  );
  await sheet.setContent(
    `<body style="display:flex;margin:0">${images.join("")}</body>`,
  );
  await sheet.screenshot({ path });
  await sheet.close();
};
