import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { allowDownloads } from "../support/downloads.ts";
import { knownPeople, toldIn } from "../support/known-people.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import { pageInWindow } from "../support/page-in-window.ts";
import { pressCommand } from "../support/press-command.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";
import { visibleTexts } from "../support/visible-texts.ts";

let platform: Reference;
let chromium: ChromiumExtension;
let popup: ListPage;
let panel: ListPage;
let options: Page;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(240),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
  [popup, panel, options] = [
    listPage(await pageInWindow(chromium, "popup.html")),
    listPage(await pageInWindow(chromium, "sidepanel.html")),
    await pageInWindow(chromium, "options.html"),
  ];
  await popup.ready();
  await panel.ready();
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

const told = async (page: Page) =>
  toldIn(await visibleTexts(page), knownPeople(platform.database));

const isOn = (page: Page): Promise<boolean> =>
  page
    .waitForSelector('::-p-aria([name="Share-safe mode"][role="button"])')
    .then(
      async (button) =>
        (await button?.evaluate((element) =>
          element.getAttribute("aria-pressed"),
        )) === "true",
    );

const pages = () => [popup.page, panel.page, options];

const everywhere = (on: boolean) =>
  until(async () => {
    const states = await Promise.all(pages().map(isOn));
    return states.every((state) => state === on);
  });

const openAda = async (list: ListPage): Promise<void> => {
  await list.search("lovelace");
  await until(async () => (await list.rowCount()) === 1);
  await list.page.click("[data-person]");
  await list.page.waitForSelector(
    '::-p-aria([name="Ada Lovelace"][role="region"])',
  );
};

describe("share-safe mode", () => {
  it("is off at first: the pages name people", async () => {
    await everywhere(false);
    expect((await told(popup.page)).length).toBeGreaterThan(10);
    expect((await told(panel.page)).length).toBeGreaterThan(3);
  });

  it("is switched on by a button, and masks all open pages at once", async () => {
    await panel.press("Share-safe mode");
    await everywhere(true);
    for (const page of pages()) {
      await page.waitForSelector(".share-note");
      await until(async () => (await told(page)).length === 0);
    }
    // The finer masks come a moment after the coarse ones.
    await until(async () =>
      /\p{L}•••@/u.test(
        await popup.page.evaluate(() => document.body.innerText),
      ),
    );
  });

  it("masks the card of a person and every person that a number counts; who listens hears the name", async () => {
    await openAda(popup);
    expect(await told(popup.page)).toEqual([]);
    expect(
      await popup.page.$eval(".person", (card) => card.textContent),
    ).toContain("A••• L•••");
    expect(
      await popup.page.$('::-p-aria([name="Ada Lovelace"][role="image"])'),
    ).not.toBeNull();
    expect(
      await popup.page.$eval("input[type=search]", (box) =>
        getComputedStyle(box).getPropertyValue("-webkit-text-security"),
      ),
    ).toBe("disc");
    await popup.page.keyboard.press("Escape");
    await popup.page.click("input[type=search]", { count: 3 });
    await popup.page.keyboard.press("Backspace");
    await until(async () => (await popup.rowCount()) > 200);
    for (const number of ["Online now", "Total users"]) {
      await popup.press(`Why this number? ${number}`);
      await popup.page.waitForSelector(".why-row");
      expect(await told(popup.page)).toEqual([]);
      await popup.page.keyboard.press("Escape");
      await until(async () => (await popup.page.$(".why-row")) === null);
    }
  });

  it("masks the list in groups, too", async () => {
    for (const by of ["page", "company"]) {
      await panel.choose("Group by", by);
      await panel.page.waitForSelector(`[data-group^="${by}:"]`);
      expect(await told(panel.page)).toEqual([]);
    }
    await panel.choose("Group by", "");
    await until(async () => (await panel.page.$("[data-group]")) === null);
  });

  it("masks a file, which says so", async () => {
    const downloads = await allowDownloads(popup.page);
    await popup.press("Export");
    for (const name of ["Email", "IP address"])
      await (
        await popup.page.waitForSelector(
          `::-p-aria([name="${name}"][role="menuitemcheckbox"])`,
        )
      )?.click();
    await (
      await popup.page.waitForSelector(
        '::-p-aria([name="CSV"][role="menuitem"])',
      )
    )?.click();
    const text = await downloads.text(".csv");
    downloads.clear();
    expect(text.split("\r\n")[0]).toContain('"Name (hidden)","Email (hidden)"');
    expect(text.match(/"\p{L}•••@/gu)?.length).toBeGreaterThan(200);
    expect(toldIn([text], knownPeople(platform.database))).toEqual([]);
    await until(async () =>
      (await popup.page.evaluate(() => document.body.innerText)).includes(
        "names hidden",
      ),
    );
  });

  it("is there before the first person is painted, in a page that opens", async () => {
    const page = await chromium.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const painted: string[] = [];
      Object.assign(globalThis, { painted });
      new MutationObserver(() => {
        for (const name of document.querySelectorAll(".row .name"))
          painted.push(name.textContent);
      }).observe(document, { subtree: true, childList: true });
    });
    await page.goto(`${chromium.root}/popup.html`);
    await listPage(page).ready();
    const painted = await page.evaluate(
      () =>
        // CAST: set above.
        (globalThis as unknown as { painted: readonly string[] }).painted,
    );
    expect(painted.length).toBeGreaterThan(10);
    expect(painted.filter((name) => !name.includes("•••"))).toEqual([]);
    await page.close();
  });

  it("is switched by its key in a page, also while something is typed", async () => {
    await popup.page.bringToFront();
    await popup.page.focus("input[type=search]");
    await popup.page.keyboard.down("Alt");
    await popup.page.keyboard.down("Shift");
    await popup.page.keyboard.press("KeyS");
    await popup.page.keyboard.up("Shift");
    await popup.page.keyboard.up("Alt");
    await everywhere(false);
    await until(async () => (await told(popup.page)).length > 10);
  });

  it("is switched while no worker runs, and stays so", async () => {
    await chromium.killWorker();
    await panel.press("Share-safe mode");
    await everywhere(true);
  });

  it("is switched by the browser's command", async () => {
    await pressCommand(chromium, "toggle-share-safe");
    await everywhere(false);
    await pressCommand(chromium, "toggle-share-safe");
    await everywhere(true);
  });
});
