import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../support/browsers.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { keptPort } from "../support/kept-port.ts";
import { knownPeople, toldIn } from "../support/known-people.ts";
import { listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { openSidePanel } from "../support/side-panel.ts";
import { type TicketLine, ticketLine } from "../support/ticket-line.ts";
import {
  SPYING_HTML,
  type TicketServer,
  startTicketServer,
  ticketHtml,
} from "../support/ticket-server.ts";
import { until } from "../support/until.ts";
import { visibleTexts } from "../support/visible-texts.ts";

let port: number;
let platform: Reference;
let chromium: ChromiumExtension;
let visitor: Browser;
let desk: TicketServer;
let panel: Page;
let line: TicketLine;

const PAGES = {
  "/tickets/1": ticketHtml("ada@demo.test"),
  "/tickets/2": ticketHtml("grace+work@demo.test", "ada@demo.test"),
  "/tickets/3": ticketHtml("stranger@nowhere.test"),
  "/tickets/4": ticketHtml(),
  "/tickets/5": ticketHtml(
    ...Array.from({ length: 3000 }, (_, at) => `nobody${at}@flood.test`),
  ),
  "/tickets/6": ticketHtml("GRACE@demo.test"),
  "/spy": SPYING_HTML,
};

beforeAll(async () => {
  port = await keptPort();
  [platform, chromium, visitor, desk] = await Promise.all([
    startReference(0, { port }),
    launchExtension(),
    puppeteer.launch({
      executablePath: chromiumPath(),
      args: ["--no-sandbox", "--disable-quic", "--no-first-run"],
    }),
    startTicketServer(PAGES),
  ]);
  await connectTo(chromium, platform);
  panel = await openSidePanel(chromium);
  await until(
    async () => (await listPage(panel).card("Total users")) === "6",
    20_000,
  );
  line = ticketLine(panel);
});

afterAll(async () => {
  await visitor?.close();
  await chromium?.close();
  await platform?.stop();
  await desk?.stop();
});

const openTab = async (path: string): Promise<Page> => {
  const page = await chromium.browser.newPage();
  await page.goto(desk.at(path));
  return page;
};

/** Signs Ada in on the platform, in another browser. */
const adaSignsIn = async (): Promise<
  (name: string, role: string) => Promise<void>
> => {
  const shop = await visitor.newPage();
  const press = async (name: string, role: string): Promise<void> => {
    await (
      await shop.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`)
    )?.click();
  };
  await shop.goto(platform.demo);
  await (await shop.waitForSelector("::-p-text(Ada Lovelace)"))?.click();
  await press("Sign in", "button");
  await shop.waitForSelector('::-p-aria([name="Dashboard"][role="link"])');
  return press;
};

describe("the line on a ticket, in the real side panel", () => {
  it("reads a site after one click and not before, and follows tab and ticket from then on", async () => {
    const first = await openTab("/tickets/1");
    await line.says(/Read this page's addresses/);
    expect(await line.text()).not.toContain("Ada");
    await line.press("Read this page's addresses");
    await line.says(/Ada Lovelace is offline/);
    const second = await openTab("/tickets/3");
    await line.says(
      /Nobody in the list has this address: stranger@nowhere\.test/,
    );
    await second.goto(desk.at("/tickets/4"));
    await line.says(/No address was found on this page/);
    await first.bringToFront();
    await line.says(/Ada Lovelace is offline/);
    await chromium.home.bringToFront();
    await until(async () => (await line.text()) === "");
  });

  it("says so when the requester comes, moves and leaves, and who of their company is on", async () => {
    const ticket = await openTab("/tickets/1");
    await line.says(/Ada Lovelace is offline/);
    const press = await adaSignsIn();
    await line.says(/^Ada Lovelace is online: .*Dashboard.*active /);
    await press("Billing", "link");
    await line.says(/Ada Lovelace is online: Billing/);
    await line.says(/Dashboard/);
    const other = await openTab("/tickets/3");
    await line.says(/stranger/);
    await other.goto(desk.at("/tickets/2"));
    await line.says(/Grace Hopper.*Ada Lovelace.*Grace Hopper is offline/);
    await other.goto(desk.at("/tickets/6"));
    await line.says(
      /Grace Hopper is offline.*1 colleague of demo\.test is on too/,
    );
    await ticket.bringToFront();
    await line.press("Details");
    await panel.waitForSelector(
      '::-p-aria([name="Ada Lovelace"][role="region"])',
    );
    await panel.keyboard.press("Escape");
    await press("Sign out", "button");
    await line.says(/Ada Lovelace is offline: last active/);
  });

  it("keeps one of several people per ticket, an arrow key apart", async () => {
    await openTab("/tickets/2");
    await line.says(/Grace Hopper is offline/);
    await panel.focus('[role="radiogroup"] input:checked');
    await panel.keyboard.press("ArrowRight");
    await line.says(/Ada Lovelace is offline/);
    await openTab("/tickets/3");
    await line.says(/stranger/);
  });

  it("names nobody to the eye while the screen is shared", async () => {
    const told = async (): Promise<readonly string[]> =>
      toldIn(await visibleTexts(panel), knownPeople(platform.database));
    const ticket = await openTab("/tickets/1");
    await line.says(/Ada Lovelace is offline/);
    expect(await told()).toContain("Lovelace");
    await listPage(panel).press("Share-safe mode");
    await line.says(/^A••• L••• is offline/);
    expect(await told()).toEqual([]);
    expect(
      await panel.$eval(
        '[aria-label="On this ticket"] [aria-live]',
        (heard) => heard.textContent,
      ),
    ).toContain("Ada Lovelace");
    await ticket.goto(desk.at("/tickets/2"));
    await line.says(/G••• H•••.*A••• L•••.* is offline/);
    expect(await told()).toEqual([]);
    await ticket.goto(desk.at("/tickets/3"));
    await line.says(/Nobody in the list has this address: s•••@nowhere\.test/);
    await listPage(panel).press("Share-safe mode");
    await line.says(/stranger@nowhere\.test/);
  });

  it("tells a page that spies on it nothing, and stays quick beside one that floods it (T27, I12)", async () => {
    const spy = await openTab("/spy");
    await line.says(/Ada Lovelace is offline/);
    const seen = await spy.evaluate(() => {
      // CAST: the page's own script made it.
      const { __seen } = globalThis as unknown as { __seen: readonly string[] };
      return JSON.stringify(__seen) + document.documentElement.outerHTML;
    });
    expect(seen).not.toMatch(/Lovelace|Rollcall|chrome-extension/i);
    const flood = await openTab("/tickets/5");
    await line.says(/Nobody in the list has this address: nobody/);
    await flood.goto(desk.at("/tickets/1"));
    await line.says(/Ada Lovelace is offline/);
  });

  it(
    "goes on without the platform, and says what it does not know rather than that somebody is offline",
    { timeout: 240_000 },
    async () => {
      await openTab("/tickets/1");
      await line.says(/Ada Lovelace is offline/);
      await platform.stop();
      await openTab("/tickets/6");
      await line.says(/Grace Hopper/);
      // The same address refuses us now: what was heard before says nothing of now.
      platform = await startReference(0, {
        port,
        token: "another-token-than-before",
      });
      await listPage(panel).press("Refresh now");
      await line.says(
        /Whether Grace Hopper is online is not known now: last answer of the platform .* ago, offline then/,
        // At the latest when what is known is too old.
        110_000,
      );
    },
  );

  it("reads a site no more when the options say so", async () => {
    const ticket = await openTab("/tickets/1");
    await line.says(/Ada Lovelace/);
    const options = await chromium.open("options.html");
    const { host } = new URL(desk.site);
    await (
      await options.waitForSelector(
        `::-p-aria([name="Stop reading this site: ${host}"][role="button"])`,
      )
    )?.click();
    await ticket.bringToFront();
    await line.says(/Read this page's addresses/);
    await ticket.reload();
    await line.says(/Read this page's addresses/);
    expect(await line.text()).not.toContain("Ada");
  });
});
