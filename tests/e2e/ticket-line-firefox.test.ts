import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectTo } from "../support/connect.ts";
import {
  type FirefoxExtension,
  launchFirefoxExtension,
} from "../support/firefox-extension.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { ticketLine } from "../support/ticket-line.ts";
import {
  type TicketServer,
  startTicketServer,
  ticketHtml,
} from "../support/ticket-server.ts";

let platform: Reference;
let firefox: FirefoxExtension;
let desk: TicketServer;

beforeAll(async () => {
  [platform, firefox, desk] = await Promise.all([
    startReference(0),
    launchFirefoxExtension(),
    startTicketServer({
      "/tickets/1": ticketHtml("ada@demo.test"),
      "/tickets/2": ticketHtml("stranger@nowhere.test"),
    }),
  ]);
});

afterAll(async () => {
  await firefox?.close();
  await platform?.stop();
  await desk?.stop();
});

describe("the line on a ticket, in Firefox", () => {
  it(
    "follows tab and ticket of a site that was allowed",
    { timeout: 240_000 },
    async () => {
      // The sidebar is no target of the driver: as a tab it follows the active tab of its window all the same.
      const panel = await firefox.open("sidepanel.html");
      const send = firefox.sendFrom(panel);
      await connectTo({ send }, platform);
      const line = ticketLine(panel);
      const ticket = await firefox.browser.newPage();
      await ticket.goto(desk.at("/tickets/1"));
      await ticket.bringToFront();
      await line.says(/Read this page's addresses/, 30_000);
      expect(await send({ type: "readSite", site: desk.site })).toBe("done");
      await line.says(/Ada Lovelace is offline/, 30_000);
      await ticket.goto(desk.at("/tickets/2"));
      await line.says(/Nobody in the list has this address: stranger/, 30_000);
      expect(await send({ type: "stopSite", site: desk.site })).toBeNull();
      await line.says(/Read this page's addresses/, 30_000);
    },
  );
});
