import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../support/browsers.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type Helpdesk, openHelpdesk } from "../support/helpdesk.ts";
import { keptWatches } from "../support/kept-watches.ts";
import { listPage } from "../support/list-page.ts";
import {
  clickNotification,
  notificationsOf,
} from "../support/notifications.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { openSidePanel } from "../support/side-panel.ts";
import { type TicketLine, ticketLine } from "../support/ticket-line.ts";
import { until } from "../support/until.ts";
import { type Visitor, visitorIn } from "../support/visitor.ts";

/*
 * A day of somebody who answers tickets, in one go: the real side panel beside the demo helpdesk, and the requester a
 * real visitor of the demo shop in a browser of their own. Each part goes on where the one before ended.
 */

/** The platform's refresh interval, and some room for two busy browsers. */
const ONE_INTERVAL = 5_000 + 4_000;

let platform: Reference;
let chromium: ChromiumExtension;
let visitors: Browser;
let ada: Visitor;
let panel: Page;
let line: TicketLine;
let desk: Helpdesk;

beforeAll(async () => {
  [platform, chromium, visitors] = await Promise.all([
    startReference(0),
    launchExtension(),
    puppeteer.launch({
      executablePath: chromiumPath(),
      args: ["--no-sandbox", "--disable-quic", "--no-first-run"],
    }),
  ]);
  ada = await visitorIn(visitors);
  await chromium.browser
    .defaultBrowserContext()
    .overridePermissions(chromium.root, [
      "clipboard-read",
      "clipboard-sanitized-write",
    ]);
  await connectTo(chromium, platform);
  panel = await openSidePanel(chromium);
  await until(
    async () => (await listPage(panel).card("Total users")) === "6",
    20_000,
  );
  line = ticketLine(panel);
  desk = await openHelpdesk(chromium.browser, platform.helpdesk);
});

afterAll(async () => {
  await visitors?.close();
  await chromium?.close();
  await platform?.stop();
});

const clipboard = (): Promise<string> =>
  panel.evaluate(() => navigator.clipboard.readText());

describe("the panel beside a helpdesk", () => {
  it("names the requester of a ticket, and of the next one that opens in its place", async () => {
    await desk.openTicketOf("Ada Lovelace");
    await line.press("Read this page's addresses");
    await line.says(/Ada Lovelace is offline/);
    await desk.openTicketOf("Omar Khayyam");
    await line.says(/Omar Khayyam is offline/);
    await desk.openTicketOf("Ada Lovelace");
    await line.says(/Ada Lovelace is offline/);
  });

  it("says within one interval that the requester came, went to another page, and left", async () => {
    await ada.signIn(platform.demo, "Ada Lovelace");
    await line.says(/Ada Lovelace is online: .*Dashboard/, ONE_INTERVAL);
    await ada.goTo("Billing");
    await line.says(/Ada Lovelace is online: .*Billing/, ONE_INTERVAL);
    await ada.signOut();
    await line.says(/Ada Lovelace is offline: last active/, ONE_INTERVAL);
  });

  it("tells once that a watched requester is back, through the worker's deaths, and leads to the ticket", async () => {
    await line.press("Watch");
    await line.press("Tell me");
    await line.says(/Stop watching/);
    const ticket = desk.url();
    await chromium.killWorker();
    await ada.signIn(platform.demo, "Ada Lovelace");
    await chromium.killWorker();
    const told = await until(async () => {
      const shown = await notificationsOf(panel);
      return shown.length > 0 && shown;
    }, 40_000);
    expect(told).toEqual([expect.stringMatching(/^watch:.+\.1$/)]);
    await chromium.killWorker();
    await chromium.wake();
    await until(
      async () => (await keptWatches(panel)).notices[0]?.telling === "told",
    );
    expect(await keptWatches(panel)).toEqual({
      watches: [{ person: "demo-ada", fires: 1, ended: "fired", ticket }],
      notices: [{ telling: "told", ticket }],
    });
    expect(await notificationsOf(panel)).toEqual(told);
    await chromium.home.bringToFront();
    await until(async () => (await line.text()) === "");
    await clickNotification(chromium, told[0] ?? "");
    // The helpdesk's tab is in front again, not another one.
    await line.says(/Ada Lovelace is online/, ONE_INTERVAL);
    await until(async () => (await notificationsOf(panel)).length === 0);
  });

  it("copies a note about the requester for the ticket", async () => {
    await line.press("Copy note");
    await panel.waitForSelector("::-p-text(Note copied)");
    const note = await clipboard();
    expect(note).toMatch(/^- \*\*Person:\*\* Ada Lovelace/);
    expect(note).toMatch(/online/i);
  });

  it("ends with the ticket what was to last as long", async () => {
    await desk.openTicketOf("Omar Khayyam");
    await line.says(/Omar Khayyam is offline/);
    await line.press("Watch");
    await panel.select(
      ".ticket .watch-row:nth-of-type(3) select",
      "ticketClosed",
    );
    await line.press("Tell me");
    await line.says(/until the ticket is closed/);
    await desk.solve();
    await until(async () =>
      (await keptWatches(panel)).watches.some(
        ({ person, ended }) =>
          person === "demo-omar" && ended === "ticketClosed",
      ),
    );
    await until(async () => !/Stop watching/.test(await line.text()));
  });
});
