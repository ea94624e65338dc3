import type { Browser, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { MOST_CANDIDATES } from "../../utils/domain/ticket.ts";
import { type Reference, startReference } from "../support/reference.ts";
import {
  type TicketPage,
  launchTicketBrowser,
  watchedPage,
} from "../support/ticket-page.ts";
import { until } from "../support/until.ts";

/*
 * The demo helpdesk as its users go through it, from ticket to ticket without a reload, and its page that resists: both
 * read by the script that ships.
 */

let platform: Reference;
let browser: Browser;
let page: Page;
let ticket: TicketPage;

beforeAll(async () => {
  [platform, browser] = await Promise.all([
    startReference(60),
    launchTicketBrowser(),
  ]);
});
afterEach(async () => {
  await page?.close();
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

const open = async (path: string): Promise<void> => {
  page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 700 });
  await page.goto(`${platform.helpdesk}${path}`);
  ticket = await watchedPage(page);
  await ticket.inject();
};

interface Head {
  readonly url: string;
  readonly email: string;
  readonly name: string | null;
  readonly closed: boolean;
}

/** What a person reads in the head of the ticket that is open. */
const head = (): Promise<Head> =>
  page.evaluate(() => {
    const field = (name: string): string | null =>
      document
        .querySelector(`[data-field="${name}"]`)
        ?.textContent.replaceAll(/\s+/g, " ")
        .trim() ?? null;
    return {
      url: location.href,
      email: field("email") ?? "",
      name: field("name"),
      closed: field("status") === "Solved",
    };
  });

const isTold = async (shown: Head): Promise<void> => {
  const sighting = await until(async () => {
    const last = (await ticket.told()).at(-1);
    // A page that is read while it is drawn is read again when it stands.
    return last?.url === shown.url &&
      last.closed === shown.closed &&
      last.candidates[0]?.address === shown.email
      ? last
      : null;
  });
  expect(sighting).toMatchObject({ site: "rollcall-demo", more: false });
  expect(sighting.candidates[0]).toEqual({
    address: shown.email,
    name: shown.name,
    place: "requester",
  });
  expect(sighting.candidates.at(-1)?.address).toMatch(
    /@northwind-support\.test$/,
  );
};

const openTicket = async (index: number): Promise<Head> => {
  const before = page.url();
  await page.evaluate((at) => {
    const links = document.querySelectorAll<HTMLElement>("nav a");
    links[at]?.click();
  }, index);
  await until(async () => {
    const { url } = await head();
    const heading = await page.$eval("h1", (h1) => h1.textContent);
    return (
      url !== before &&
      (await page.title()).includes(heading) &&
      (await page.title()).startsWith(`#${url.split("/").at(-1)}`)
    );
  });
  return head();
};

describe("the demo helpdesk", () => {
  it("is told of ticket by ticket, without a reload, forth and back", async () => {
    await open("");
    await page.evaluate(() => ((window as { mark?: number }).mark = 1));
    const heads: Head[] = [];
    for (const index of [0, 7, 15, 22, 30]) {
      const shown = await openTicket(index);
      await isTold(shown);
      heads.push(shown);
    }
    expect(new Set(heads.map(({ email }) => email)).size).toBe(heads.length);
    for (const shown of heads.slice(0, -1).toReversed()) {
      await page.evaluate(() => history.back());
      await until(async () => (await head()).email === shown.email);
      await isTold(shown);
    }
    // The same document all the time, so the same script.
    expect(await page.evaluate(() => (window as { mark?: number }).mark)).toBe(
      1,
    );
    // A page whose address goes ahead of what it shows may be read in between: what is told last of it has to be right.
    const told = await ticket.told();
    const mixed = told.filter(({ url, candidates }, at) => {
      const of = heads.find((each) => each.url === url);
      const isLast = told[at + 1]?.url !== url;
      return isLast && of !== undefined && candidates[0]?.address !== of.email;
    });
    expect(mixed).toEqual([]);
  });

  it("says that a ticket is solved, and open again", async () => {
    await open("");
    const shown = await openTicket(0);
    await isTold({ ...shown, closed: false });
    for (const closed of [true, false]) {
      await page.click(".actions button");
      await until(async () => (await head()).closed === closed);
      await isTold({ ...shown, closed });
    }
  });
});

/** How long the page had to wait at worst since it was last set to 0, ms. */
const WAITED = "window.__longest";

describe("a page that resists", () => {
  it("costs little, fools nobody, and notices nothing", async () => {
    page = await browser.newPage();
    const failures: unknown[] = [];
    page.on("pageerror", (error) => failures.push(error));
    await page.goto(`${platform.helpdesk}hostile`);
    await page.waitForFunction("window.__ready === true");
    ticket = await watchedPage(page);
    // What the driver itself did to see that it is ready does not count.
    await page.evaluate("window.__longest = window.__seen.length = 0");
    await ticket.inject();
    const sighting = await ticket.sighting();
    expect(sighting.url).toBe(`${platform.helpdesk}hostile`);
    expect(sighting.title).toBe("A page that resists · Northwind Support");
    expect(sighting.site).toBe("generic");
    expect(sighting.candidates).toHaveLength(MOST_CANDIDATES);
    expect(sighting.more).toBe(true);
    for (const { address, place } of sighting.candidates)
      expect(`${place} ${address}`).toMatch(
        /^(?:requester|header|link|thread|text) [\w-]+@nobody\d*\.test$/,
      );
    // The traps are set: what the page itself reads is written down.
    expect(await page.evaluate("window.__seen.join()")).toBe("");
    await page.evaluate("document.lastChild && 0");
    expect(await page.evaluate("window.__seen.join()")).toBe("read lastChild");
    expect(failures).toEqual([]);
    expect(await ticket.told()).toHaveLength(1);
    // A slice is 8 ms. The page waits longer where the machine does something else; for a look that blocks, each time.
    for (let looks = 1; Number(await page.evaluate(WAITED)) > 250; looks++) {
      expect(looks).toBeLessThan(10);
      await page.evaluate("window.__longest = 0; document.title += '!'");
      await until(async () => (await ticket.told()).length > looks);
    }
  });
});
