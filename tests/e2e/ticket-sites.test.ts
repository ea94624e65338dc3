import { readFileSync } from "node:fs";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TICKET_SITES } from "../../utils/ticket/ticket-sites.ts";
import { launchTicketBrowser, openAt } from "../support/ticket-page.ts";

/*
 * Each product's adapter on a page built like the product's own, at an address like the product's own, read by the
 * script that ships. Every page also holds the agent, the desk and a colleague, who are not the requester.
 */

interface Expected {
  readonly url: string;
  readonly told?: string;
  readonly name: string;
  readonly closed: boolean;
  readonly others: readonly string[];
}

const KIM = "kim@silver-foods.test";
const BO = "bo@desk.test";
const DESK = "support@desk.test";

const PAGES: Readonly<Record<string, Expected>> = {
  zendesk: {
    url: "https://acme.zendesk.com/agent/tickets/82",
    name: "Ana Example",
    closed: false,
    others: ["cc@silver-foods.test", KIM, DESK, BO],
  },
  freshdesk: {
    url: "https://acme.freshdesk.com/a/tickets/4711",
    name: "Ana Example",
    closed: true,
    others: [KIM, DESK, BO],
  },
  intercom: {
    url: "https://app.intercom.com/a/inbox/x1/inbox/shared/all/conversation/9",
    name: "Ana Example",
    closed: false,
    others: [KIM, DESK, BO],
  },
  "help-scout": {
    url: "https://secure.helpscout.net/conversation/991/12",
    name: "Ana Example",
    closed: true,
    others: ["carrier@parcels.test", DESK, BO],
  },
  front: {
    url: "https://app.frontapp.com/open/cnv_1",
    name: "Ana Example",
    closed: false,
    others: ["legal@silver-foods.test", BO],
  },
  hubspot: {
    url: "https://app-eu1.hubspot.com/contacts/1/record/0-5/77",
    name: "Ana Example",
    closed: true,
    others: [KIM, DESK, BO],
  },
  "jira-service-management": {
    url: "https://acme.atlassian.net/browse/HELP-12",
    name: "Ana Example",
    closed: false,
    others: ["gateway@net.test", BO],
  },
  gmail: {
    url: "https://mail.google.com/mail/u/0/#inbox/FMfcgzQXKhVnRwLpXg",
    told: "https://mail.google.com/mail/u/0/#inbox/FMfcgzQXKhVnRwLpXg",
    name: "Ana Example",
    closed: false,
    others: ["help@bank.test", BO],
  },
  zammad: {
    url: "https://help.acme.test/#ticket/zoom/12",
    told: "https://help.acme.test/#ticket/zoom/12",
    name: "Ana Beispiel",
    closed: true,
    others: [KIM, DESK, BO],
  },
  osticket: {
    url: "https://acme.test/support/scp/tickets.php?id=7",
    told: "https://acme.test/support/scp/tickets.php",
    name: "Ana Example",
    closed: false,
    others: [KIM, DESK, BO],
  },
  chatwoot: {
    url: "https://chat.acme.test/app/accounts/1/inbox/3/conversations/9",
    name: "Ana Example",
    closed: true,
    others: [KIM, BO],
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchTicketBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe("a ticket's requester", () => {
  it.each(Object.entries(PAGES))("is found in %s", async (id, expected) => {
    const html = readFileSync(
      new URL(`../fixtures/tickets/${id}.html`, import.meta.url),
      "utf8",
    );
    const ticket = await openAt(browser, expected.url, html);
    await ticket.inject();
    const sighting = await ticket.sighting();
    const [requester, ...others] = sighting.candidates;
    expect(sighting).toMatchObject({
      url: expected.told ?? expected.url,
      site: id,
      more: false,
      closed: expected.closed,
    });
    expect(requester).toEqual({
      address: "ana@silver-foods.test",
      name: expected.name,
      place: "requester",
    });
    const addresses = others.map(({ address }) => address);
    for (const address of expected.others) expect(addresses).toContain(address);
    // A hidden ticket's requester is nobody here.
    expect(addresses).not.toContain("other@elsewhere.test");
    await ticket.page.close();
  });

  it("is looked for in a page of every product that is known", () => {
    const others = new Set([...Object.keys(PAGES), "rollcall-demo"]);
    expect(TICKET_SITES.map(({ id }) => id)).toEqual([...others]);
  });
});
