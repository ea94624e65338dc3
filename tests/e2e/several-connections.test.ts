import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

let acme: Reference;
let beta: Reference;
let chromium: ChromiumExtension;
let popup: ListPage;

/** Both platforms have demo accounts of the same ids. */
const ADA = "demo-ada";

const connect = async (
  { base, token }: Reference,
  name: string,
): Promise<void> => {
  await chromium.send({
    type: "save",
    source: null,
    address: base,
    name,
    token,
    remember: true,
  });
};

const online = (...platforms: readonly Reference[]): number =>
  platforms.reduce((sum, platform) => sum + platform.truth().online, 0);

/** What the toolbar says is what these platforms' own databases hold, and so does the card of the popup. */
const counts = (...platforms: readonly Reference[]) =>
  until(async () => {
    const now = String(online(...platforms));
    const { text } = await chromium.badge();
    return (
      text === (now === "0" ? "" : now) &&
      (await popup.card("Online now")) === now
    );
  }, 20_000);

const lists = (count: number) => ({
  of: (page: ListPage) => until(async () => (await page.rowCount()) === count),
});

/** What is heard of the rows of one id, each with its connection. */
const heardOf = (page: Page, id: string): Promise<readonly string[]> =>
  page.$$eval(`[data-person="${id}"] .from`, (marks) =>
    marks.map((mark) => mark.getAttribute("aria-label") ?? ""),
  );

/** Shows one connection, or all, as somebody does at the choice in the header. */
const show = async (name: string): Promise<void> => {
  const box = await popup.page.waitForSelector(
    '::-p-aria([name="Connection"][role="combobox"])',
  );
  const value = await box?.evaluate(
    (select, wanted) =>
      [...(select as HTMLSelectElement).options].find(({ text }) =>
        text.replaceAll(/[\u2068\u2069]/g, "").startsWith(wanted),
      )?.value,
    name,
  );
  if (value === undefined) throw new Error(`${name} is not offered.`);
  await box?.select(value);
};

beforeAll(async () => {
  [acme, beta, chromium] = await Promise.all([
    startReference(30),
    startReference(12),
    launchExtension(),
  ]);
  await connect(acme, "Acme");
  popup = listPage(
    await chromium.open("popup.html", { width: 780, height: 600 }),
  );
  await popup.ready();
});

afterAll(async () => {
  await chromium?.close();
  await Promise.all([acme?.stop(), beta?.stop()]);
});

describe("two connections", () => {
  it("need no choice while there is one", async () => {
    await lists(acme.truth().total).of(popup);
    expect(await popup.page.$(".connection-picker")).toBeNull();
    expect(await heardOf(popup.page, ADA)).toEqual([]);
  });

  it("stand in one list in an open page as soon as there are two", async () => {
    await connect(beta, "Beta");
    const all = lists(acme.truth().total + beta.truth().total);
    await all.of(popup);
    await counts(acme, beta);
  });

  it("are two people where both have one of the same id, each marked", async () => {
    await popup.search("ada lovelace");
    await lists(2).of(popup);
    await until(
      async () =>
        (await heardOf(popup.page, ADA)).toSorted().join() === "Acme,Beta",
    );
  });

  it("open of the two the one that was chosen, and say whose it is", async () => {
    const row = await popup.page.waitForSelector(
      `[data-person="${ADA}"]:has(.from[aria-label="Beta"])`,
    );
    await row?.click();
    const card = await popup.page.waitForSelector(
      '::-p-aria([name="Ada Lovelace"][role="region"])',
    );
    expect(
      await card?.$eval(
        ".person-from",
        (text) => (text as HTMLElement).innerText,
      ),
    ).toContain("Beta");
    await popup.page.keyboard.press("Escape");
    await popup.search(" ");
  });

  it("are shown one at a time where somebody chooses it, in every page and on the badge", async () => {
    await show("Beta");
    await lists(beta.truth().total).of(popup);
    await counts(beta);
    expect((await chromium.badge()).title).not.toContain("Acme");
    const panel = await chromium.open("sidepanel.html", {
      width: 320,
      height: 800,
    });
    const chosen = await panel.waitForSelector(".connection-picker select");
    await until(async () =>
      chosen?.evaluate((select) =>
        (select as HTMLSelectElement).selectedOptions[0]?.text.includes("Beta"),
      ),
    );
    await popup.page.bringToFront();
    await show("All connections");
    await counts(acme, beta);
  });
});
