import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../support/browsers.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

let platform: Reference;
let chromium: ChromiumExtension;
let visitor: Browser;
let shop: Page;
let panel: Page;
let ada: string;

const press = async (page: Page, role: string, name: string): Promise<void> => {
  const found = await page.waitForSelector(
    `::-p-aria([name="${name}"][role="${role}"])`,
  );
  await found?.click();
};

const signIn = async (): Promise<void> => {
  await shop.goto(platform.demo);
  await (await shop.waitForSelector("::-p-text(Ada Lovelace)"))?.click();
  await press(shop, "button", "Sign in");
  await shop.waitForSelector('::-p-aria([name="Dashboard"][role="link"])');
};

/** All text of the open card, or of one of its parts by the part's heading. */
const cardText = (heading?: string): Promise<string> =>
  panel.evaluate((wanted) => {
    const parts = [...document.querySelectorAll<HTMLElement>(".person-part")];
    const part =
      wanted === undefined
        ? document.querySelector<HTMLElement>('[role="region"].person')
        : parts.find((one) => one.querySelector("h3")?.innerText === wanted);
    return part?.innerText ?? "";
  }, heading);

const says = (heading: string | undefined, words: string | RegExp) =>
  until(async () => {
    const text = await cardText(heading);
    return words instanceof RegExp ? words.test(text) : text.includes(words);
  }, 20_000);

/** Whom or what the focus is on. */
const focused = (): Promise<string | null> =>
  panel.evaluate(() => {
    const { activeElement } = document;
    return (
      activeElement?.getAttribute("data-person") ??
      activeElement?.getAttribute("aria-label") ??
      null
    );
  });

const openCard = async (): Promise<void> => {
  await panel.focus(`[data-person="${ada}"]`);
  await panel.keyboard.press("Enter");
  await panel.waitForSelector(
    '::-p-aria([name="Ada Lovelace"][role="region"])',
  );
};

beforeAll(async () => {
  [platform, chromium, visitor] = await Promise.all([
    startReference(0),
    launchExtension(),
    puppeteer.launch({
      executablePath: chromiumPath(),
      args: ["--no-sandbox", "--disable-quic", "--no-first-run"],
    }),
  ]);
  await connectTo(chromium, platform);
  shop = await visitor.newPage();
  await signIn();
  panel = await chromium.open("sidepanel.html", { width: 320, height: 900 });
  await chromium.browser
    .defaultBrowserContext()
    .overridePermissions(chromium.root, ["clipboard-read"]);
  const list = listPage(panel);
  await list.ready();
  await list.search("ada@demo.test");
  await until(async () => (await list.people()).length === 1, 20_000);
  [ada = ""] = await list.people();
});

afterAll(async () => {
  await visitor?.close();
  await chromium?.close();
  await platform?.stop();
});

describe("a person in full", () => {
  it("opens by the keyboard, and says the four facts in words", async () => {
    await openCard();
    expect(await focused()).toBe("Ada Lovelace");
    await says(undefined, /Online, active · account active · data \d+ s old/);
    await says("Current page", "Dashboard");
    await says("1 live session", /\w+ on \w+/);
  });

  it("copies the address, and says so", async () => {
    await panel.bringToFront();
    await press(panel, "button", "Copy email");
    await until(() =>
      panel.evaluate(() =>
        [...document.querySelectorAll('[aria-live="polite"]')].some(
          ({ textContent }) => textContent === "Copied",
        ),
      ),
    );
    expect(await panel.evaluate(() => navigator.clipboard.readText())).toBe(
      "ada@demo.test",
    );
  });

  it("says in words when the browser does not let it copy", async () => {
    await panel.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
    });
    await press(panel, "button", "Copy ID");
    await says("Details", "The browser did not let Rollcall copy this.");
  });

  it("follows them from page to page, and leaves the focus where it is", async () => {
    await panel.focus('button[aria-label="Copy page address"]');
    await press(shop, "link", "Billing");
    await says("Current page", "Billing");
    await says("This visit", /Billing[^]*now, [^]*Dashboard/);
    expect(await focused()).toBe("Copy page address");
  });

  it("shows a whole address on demand, until the card is closed", async () => {
    const whole = /127\.0\.0\.1\b|::1/;
    await says("1 live session", /127\.0\.x\.x|0:0:0:x/);
    expect(await cardText("1 live session")).not.toMatch(whole);
    await press(panel, "button", "Show IP address");
    await says("1 live session", whole);
    await panel.keyboard.press("Escape");
    await until(async () => (await panel.$(".person")) === null);
    // The row has it when it is rendered anew.
    await until(async () => (await focused()) === ada);
    await openCard();
    await says("1 live session", /127\.0\.x\.x|0:0:0:x/);
    expect(await cardText("1 live session")).not.toMatch(whole);
  });

  it("has a session that ended in its history, from the disk too", async () => {
    await says("Past 30 days", /1 session,[^]*Today[^]*–now/);
    await press(shop, "button", "Sign out");
    await says(undefined, "Offline · account active");
    // Another login is another session: the one before is over for good.
    await signIn();
    await says("Past 30 days", /2 sessions,/);
    const ended = /\d\d:\d\d(?: [AP]M)?–\d\d:\d\d/;
    await says("Past 30 days", ended);
    await says("Past 30 days", /–now/);
    await panel.reload();
    const list = listPage(panel);
    await list.ready();
    await list.search("ada@demo.test");
    await until(async () => (await list.people()).length === 1, 20_000);
    await openCard();
    await says("Past 30 days", /2 sessions,/);
    await says("Past 30 days", ended);
    await says("Past 30 days", "Watched less than 1 % of these 30 days.");
  });
});
