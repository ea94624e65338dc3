import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../support/browsers.ts";
import { connectTo } from "../support/connect.ts";
import {
  type FirefoxExtension,
  launchFirefoxExtension,
} from "../support/firefox-extension.ts";
import { type Helpdesk, openHelpdesk } from "../support/helpdesk.ts";
import { keptWatches } from "../support/kept-watches.ts";
import { notificationsOf } from "../support/notifications.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { type TicketLine, ticketLine } from "../support/ticket-line.ts";
import { until } from "../support/until.ts";
import { type Visitor, visitorIn } from "../support/visitor.ts";

/** `browser` inside an extension page, as far as this test uses it. */
interface InsideFirefox {
  readonly browser: {
    readonly notifications: {
      readonly onClosed: {
        readonly addListener: (hear: (name: string) => void) => void;
      };
    };
    readonly storage: {
      readonly session: { readonly set: (entry: object) => Promise<void> };
    };
  };
  __closed?: string[];
}

/** A browser without a screen shows a notification and closes it at once: that, too, says that it was shown. */
const noteClosed = (page: Page): Promise<void> =>
  page.evaluate(() => {
    // CAST: inside the browser; `browser` is there, its types are not.
    const inside = globalThis as unknown as InsideFirefox;
    const closed: string[] = [];
    inside.__closed = closed;
    inside.browser.notifications.onClosed.addListener((name) =>
      closed.push(name),
    );
  });

const closedOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    // CAST: as above.
    () => (globalThis as unknown as InsideFirefox).__closed ?? [],
  );

/** Leaves what the handlers of menu and address bar leave: nobody can click there from outside, in Firefox not even the worker be told. */
const askFor = (page: Page, text: string): Promise<void> =>
  page.evaluate(
    (intent) =>
      // CAST: as above.
      (globalThis as unknown as InsideFirefox).browser.storage.session.set({
        intent,
      }),
    { asked: { kind: "text", text }, windowId: null, askedAt: Date.now() },
  );

let platform: Reference;
let firefox: FirefoxExtension;
let visitors: Browser;
let ada: Visitor;
let panel: Page;
let line: TicketLine;
let desk: Helpdesk;

beforeAll(async () => {
  [platform, firefox, visitors] = await Promise.all([
    startReference(0),
    launchFirefoxExtension(),
    puppeteer.launch({
      executablePath: chromiumPath(),
      args: ["--no-sandbox", "--disable-quic", "--no-first-run"],
    }),
  ]);
  ada = await visitorIn(visitors);
  panel = await firefox.open("sidepanel.html");
  const send = firefox.sendFrom(panel);
  await connectTo({ send }, platform);
  line = ticketLine(panel);
  desk = await openHelpdesk(firefox.browser, platform.helpdesk);
  await desk.page.bringToFront();
  await desk.openTicketOf("Ada Lovelace");
  await send({ type: "readSite", site: new URL(platform.helpdesk).origin });
});

afterAll(async () => {
  await visitors?.close();
  await firefox?.close();
  await platform?.stop();
});

describe("the sidebar's page beside a helpdesk, in Firefox", () => {
  it("names the requester, and follows from ticket to ticket", async () => {
    await line.says(/Ada Lovelace is offline/, 30_000);
    await desk.openTicketOf("Omar Khayyam");
    await line.says(/Omar Khayyam is offline/, 30_000);
    await desk.openTicketOf("Ada Lovelace");
    await line.says(/Ada Lovelace is offline/, 30_000);
  });

  it("tells once that a watched requester is back, and keeps the ticket with it", async () => {
    await line.press("Watch");
    await line.press("Tell me");
    await line.says(/Stop watching/);
    const options = await firefox.open("options.html");
    await noteClosed(options);
    await desk.page.bringToFront();
    await ada.signIn(platform.demo, "Ada Lovelace");
    await line.says(/Ada Lovelace is online: .*Dashboard/, 30_000);
    const ticket = desk.url();
    await until(
      async () => (await keptWatches(panel)).notices[0]?.telling === "told",
    );
    expect(await keptWatches(panel)).toEqual({
      watches: [{ person: "demo-ada", fires: 1, ended: "fired", ticket }],
      notices: [{ telling: "told", ticket }],
    });
    const [told = "", ...more] = await until(async () => {
      const all = [
        ...(await closedOn(options)),
        ...(await notificationsOf(options)),
      ];
      return all.length > 0 && all;
    });
    expect(told).toMatch(/^watch:.+\.1$/);
    await ada.signOut();
    await line.says(/Ada Lovelace is offline: last active/, 30_000);
    await ada.signIn(platform.demo, "Ada Lovelace");
    await line.says(/Ada Lovelace is online/, 30_000);
    expect([...more, ...(await closedOn(options)).slice(1)]).toEqual([]);
    expect((await keptWatches(panel)).watches[0]?.fires).toBe(1);
  });

  it("ends with the ticket what was to last as long", async () => {
    await desk.openTicketOf("Omar Khayyam");
    await line.says(/Omar Khayyam is offline/, 30_000);
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
  });

  it("opens the person whom the menu or the address bar asked about", async () => {
    await panel.close();
    const options = await firefox.open("options.html");
    await askFor(options, "ADA+ticket@demo.test");
    const page = await firefox.open("sidepanel.html");
    await page.waitForSelector(
      '::-p-aria([name="Ada Lovelace"][role="region"])',
      { timeout: 30_000 },
    );
  });
});
