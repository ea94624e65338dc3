import { describe, expect, it } from "vitest";
import {
  addressOf,
  meansClosed,
  siteOf,
} from "../../../utils/ticket/ticket-site.ts";
import { TICKET_SITES } from "../../../utils/ticket/ticket-sites.ts";

const site = (url: string) => siteOf(TICKET_SITES, new URL(url));

describe("a page's product", () => {
  it.each<readonly [url: string, id: string | undefined]>([
    ["https://acme.zendesk.com/agent/tickets/82", "zendesk"],
    ["https://acme.zendesk.com/agent/filters/1", undefined],
    ["https://acme.zendesk.com.evil.test/agent/tickets/82", undefined],
    ["https://zendesk.com/agent/tickets/82", undefined],
    ["https://acme.freshdesk.com/a/tickets/1", "freshdesk"],
    ["https://app.intercom.com/a/inbox/x/inbox/conversation/1", "intercom"],
    ["https://app.eu.intercom.com/a/inbox/x/inbox/conversation/1", "intercom"],
    [
      "https://secure.helpscout.net/inboxes/3/views/4/conversations/5",
      "help-scout",
    ],
    ["https://app.hubspot.com/help-desk/1/view/2/ticket/3", "hubspot"],
    ["https://app.hubspot.com/contacts/1/record/0-1/3", undefined],
    ["https://acme.atlassian.net/browse/HELP-1", "jira-service-management"],
    ["https://jira.acme.test/browse/HELP-1", "jira-service-management"],
    ["https://mail.google.com/mail/u/0/#inbox", undefined],
    ["https://mail.google.com/mail/u/0/#search/a/FMfcgzQXKhVnRwLpXg", "gmail"],
    ["https://help.acme.test/#ticket/zoom/1/2", "zammad"],
    ["https://help.acme.test/#dashboard", undefined],
    ["https://acme.test/scp/tickets.php?id=1", "osticket"],
    ["https://chat.acme.test/app/accounts/1/conversations/2", "chatwoot"],
    ["http://127.0.0.1:4680/helpdesk/tickets/1", "rollcall-demo"],
    ["http://127.0.0.1.evil.test/helpdesk/tickets/1", undefined],
    ["https://example.test/", undefined],
  ])("%s: %s", (url, id) => {
    expect(site(url)?.id).toBe(id);
  });

  it("is told without the query, and with the fragment only where the ticket is in it", () => {
    const zendesk = "https://a.zendesk.com/agent/tickets/8?token=x#secret";
    expect(addressOf(site(zendesk), new URL(zendesk))).toBe(
      "https://a.zendesk.com/agent/tickets/8",
    );
    const gmail =
      "https://mail.google.com/mail/u/0/?a=b#inbox/FMfcgzQXKhVnRwLpXg";
    expect(addressOf(site(gmail), new URL(gmail))).toBe(
      "https://mail.google.com/mail/u/0/#inbox/FMfcgzQXKhVnRwLpXg",
    );
    const long = `https://example.test/${"x".repeat(10_000)}#y`;
    expect(addressOf(null, new URL(long))).toHaveLength(2_048);
  });
});

describe("a status", () => {
  const [any] = TICKET_SITES;
  const chatwoot = TICKET_SITES.find(({ id }) => id === "chatwoot");
  it.each(["Solved", " closed ", "GELÖST", "Résolu", "解決済み"])(
    "%j means that nobody waits",
    (status) => {
      expect(any && meansClosed(any, status)).toBe(true);
    },
  );

  it.each(["Open", "Unsolved", "Not closed", "Reopen", "constructor", ""])(
    "%j does not",
    (status) => {
      expect(any && meansClosed(any, status)).toBe(false);
    },
  );

  it("can be said in a product's own words", () => {
    expect(chatwoot && meansClosed(chatwoot, "Reopen")).toBe(true);
  });
});

describe("the table of products", () => {
  it("names each once, and reads something in each", () => {
    const ids = TICKET_SITES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { requester, name, thread } of TICKET_SITES)
      for (const list of [requester, name, thread])
        expect(list.length).toBeGreaterThan(0);
  });
});
