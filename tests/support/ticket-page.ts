import { readFileSync } from "node:fs";
import { join } from "node:path";
import puppeteer, {
  type Browser,
  type CDPSession,
  type Page,
} from "puppeteer-core";
import type { Sighting } from "../../utils/domain/ticket.ts";
import { builtExtension, chromiumPath } from "./browsers.ts";
import { until } from "./until.ts";

/*
 * The built content script in a real page, in a world of its own as the browser gives it to extensions. What the
 * browser would carry to the worker is kept, and nothing answers.
 */

export const launchTicketBrowser = (): Promise<Browser> =>
  puppeteer.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });

export interface TicketPage {
  readonly page: Page;
  /** Puts the script in; a second time as well. */
  readonly inject: () => Promise<void>;
  /** What it told so far. */
  readonly told: () => Promise<readonly Sighting[]>;
  /** Waits for the first telling that fits, from now or before. */
  readonly sighting: (
    fits?: (sighting: Sighting) => boolean,
  ) => Promise<Sighting>;
  /** As a reload of the extension: its scripts stay in the page, with nobody to tell. */
  readonly orphan: () => Promise<void>;
  /** Runs an expression in the script's world. */
  readonly inWorld: (expression: string) => Promise<unknown>;
}

const SCRIPT = "content-scripts/ticket.js";

/** Opens `html` as if it were at `url`: nobody is asked for anything. */
export const openAt = async (
  browser: Browser,
  url: string,
  html: string,
): Promise<TicketPage> => {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    void (request.url().split("#")[0] === url.split("#")[0]
      ? request.respond({ contentType: "text/html; charset=utf-8", body: html })
      : request.abort());
  });
  await page.goto(url);
  return watchedPage(page);
};

/** The script's world in a page that is open already. */
export const watchedPage = async (page: Page): Promise<TicketPage> => {
  const world = await isolatedWorld(page);
  await world(`globalThis.told = [];
    globalThis.chrome = { runtime: { id: "rollcall", sendMessage: (message) => {
      told.push(message); return Promise.resolve(); } } };`);
  const script = readFileSync(
    join(builtExtension({ browser: "chrome", mode: "demo" }), SCRIPT),
    "utf8",
  );
  const told = async (): Promise<readonly Sighting[]> => {
    // CAST: the message is the one that the script's own types describe; what is compared are its values.
    const messages = JSON.parse(
      String(await world("JSON.stringify(told)")),
    ) as readonly { readonly type: string; readonly sighting: Sighting }[];
    if (messages.some(({ type }) => type !== "ticket"))
      throw new Error("It told something else.");
    return messages.map(({ sighting }) => sighting);
  };
  return {
    page,
    inject: async () => void (await world(`${script};0`)),
    told,
    sighting: (fits = () => true) =>
      until(async () => (await told()).find(fits) ?? null),
    orphan: async () => void (await world("delete chrome.runtime.id; 0")),
    inWorld: world,
  };
};

const isolatedWorld = async (
  page: Page,
): Promise<(expression: string) => Promise<unknown>> => {
  const session: CDPSession = await page.createCDPSession();
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send(
    "Page.createIsolatedWorld",
    { frameId: frameTree.frame.id, worldName: "rollcall" },
  );
  return async (expression) => {
    const { result, exceptionDetails } = await session.send(
      "Runtime.evaluate",
      { expression, contextId: executionContextId, returnByValue: true },
    );
    if (exceptionDetails !== undefined)
      throw new Error(
        exceptionDetails.exception?.description ?? exceptionDetails.text,
      );
    return result.value;
  };
};
