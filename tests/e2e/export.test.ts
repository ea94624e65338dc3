import { readdirSync } from "node:fs";
import Papa from "papaparse";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type Downloads, allowDownloads } from "../support/downloads.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import { openOffice } from "../support/office.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";
import { type Book, bookOf } from "../support/written-files.ts";

let platform: Reference;
let chromium: ChromiumExtension;
let popup: ListPage;

/** As the browser's own tools find it. */
const press = async (page: Page, role: string, name: string) =>
  (
    await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`)
  )?.click();

const exportAs = async (page: Page, format: string) => {
  await press(page, "button", "Export");
  await press(page, "menuitem", format);
};

const said = (page: Page) => page.evaluate(() => document.body.innerText);

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(2000),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
  popup = listPage(await chromium.openPopup());
  await popup.ready();
  // From here on nothing may change between the list and a file.
  await press(popup.page, "switch", "Auto-refresh");
  await until(async () => (await popup.status()).startsWith("Paused"));
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

/** Each row of a book as text. The first is the heads. */
const rowsIn = (book: Book): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  for (const [at, { value }] of book.cells(0)) {
    const row = Number(/\d+/.exec(at)?.[0]) - 1;
    (rows[row] ??= []).push(value);
  }
  return rows;
};

describe("a file from the real popup", () => {
  let downloads: Downloads;
  let order: readonly string[];
  beforeAll(async () => {
    downloads = await allowDownloads(popup.page);
    await popup.choose("Role", "admin");
    await press(popup.page, "button", "Email");
    await until(async () => (await popup.rowCount()) < platform.truth().total);
    order = await popup.everybody();
  });
  afterAll(() => downloads.clear());

  it("is a book of Excel with exactly the rows of the list in its order, and no address that nobody chose (T12)", async () => {
    await exportAs(popup.page, "Excel");
    const bytes = await downloads.bytes(".xlsx");
    const book = bookOf(bytes);
    const [headings, ...rows] = rowsIn(book);
    expect(rows.map(([id]) => id)).toEqual(order);
    expect(headings).toContain("Name");
    expect(headings).not.toContain("Email");
    expect(headings).not.toContain("IP address");
    expect(Object.values(book.parts).join("")).not.toMatch(/\w@\w/);
    expect(book.sheets).toEqual(["Users", "About"]);
    const about = [...book.cells(1).values()].map(({ value }) => value);
    expect(about).toEqual(
      expect.arrayContaining(["Source", "Role: admin", "Watched"]),
    );
    await until(async () =>
      /Saved \d+ rows as rollcall-users-\d{4}-\d\d-\d\d\.xlsx/.test(
        await said(popup.page),
      ),
    );
    // What this browser wrote and compressed, opened by a real spreadsheet program.
    const office = openOffice();
    const opened = office.open({ "users.xlsx": bytes })["users.xlsx"];
    office.close();
    const [, ...cells] = opened?.sheets[0]?.rows ?? [];
    expect(cells.map(([id]) => id?.value)).toEqual(order);
    const messages = headings?.indexOf("Messages") ?? -1;
    expect(new Set(cells.map((row) => row[messages]?.type))).toEqual(
      new Set(["float"]),
    );
  });

  it("has an address when it is chosen, and the next one does not", async () => {
    await press(popup.page, "button", "Export");
    await press(popup.page, "menuitemcheckbox", "Email");
    await press(popup.page, "menuitem", "JSON");
    const { about, rows } = JSON.parse(await downloads.text(".json")) as {
      about: Record<string, unknown>;
      rows: readonly Record<string, unknown>[];
    };
    expect(rows.map(({ id }) => id)).toEqual(order);
    expect(String(rows[0]?.["email"])).toContain("@");
    expect(rows[0]).not.toHaveProperty("ip");
    expect(about).toMatchObject({
      rowCount: rows.length,
      scope: "Role: admin",
    });
    expect(
      String(rows.find(({ lastSeen }) => lastSeen !== null)?.["lastSeen"]),
    ).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+(?:Z|[+-]\d\d:\d\d)$/);
    await press(popup.page, "button", "Export");
    const email = await popup.page.waitForSelector(
      '::-p-aria([name="Email"][role="menuitemcheckbox"])',
    );
    expect(
      await email?.evaluate((item) => item.getAttribute("aria-checked")),
    ).toBe("false");
    await popup.page.keyboard.press("Escape");
  });
});

describe("a file from the side panel", () => {
  it("is the people whom a search found, in the order of the list", async () => {
    const page = await chromium.open("sidepanel.html", {
      width: 360,
      height: 700,
    });
    const panel = listPage(page);
    await panel.ready();
    const downloads = await allowDownloads(page);
    await panel.search("an");
    await until(async () => {
      const count = await panel.rowCount();
      return count > 0 && count < platform.truth().total;
    });
    const order = await panel.everybody();
    expect(order.length).toBeGreaterThan(20);
    await exportAs(page, "CSV");
    const text = await downloads.text(".csv");
    const { data, errors } = Papa.parse<readonly string[]>(
      text.replace(/^\uFEFF/, ""),
      { skipEmptyLines: true },
    );
    expect(errors).toEqual([]);
    expect(data.slice(1).map(([id]) => id)).toEqual(order);
    expect(text).not.toMatch(/\w@\w/);
    downloads.clear();
    await page.close();
  });
});

describe("a file from the dashboard", () => {
  it("is what its dialog says: everybody, without a column; and a summary counts them", async () => {
    const page = await chromium.open("dashboard.html");
    const users = listPage(page);
    await users.ready();
    const downloads = await allowDownloads(page);
    await users.search("lovelace");
    await until(async () => (await users.rowCount()) === 1);
    await press(page, "button", "Export");
    await press(page, "menuitem", "Columns, rows, time zone…");
    const { total } = platform.truth();
    for (const name of [
      "JSON Raw facts for scripts",
      `Everybody (${total.toLocaleString("en")})`,
    ])
      await press(page, "radio", name);
    await press(page, "checkbox", "Device");
    await press(page, "button", "Save file");
    const { rows } = JSON.parse(await downloads.text(".json")) as {
      rows: readonly object[];
    };
    expect(rows).toHaveLength(total);
    expect(rows[0]).not.toHaveProperty("device");
    expect(rows[0]).toHaveProperty("company");

    await exportAs(page, "Markdown summary");
    const summary = await downloads.text(".md");
    expect(summary).toMatch(
      /\| Presence \| Number \|\n\| --- \| ---: \|\n\| \w+ \| 1 \|/,
    );
    expect(summary).not.toMatch(/lovelace/i);
    await page.waitForSelector('::-p-aria([name="Copy text"][role="button"])');
    downloads.clear();
    await page.close();
  });

  it("is the people who are selected, in the order of the list", async () => {
    const page = await chromium.open("dashboard.html");
    const users = listPage(page);
    await users.ready();
    const downloads = await allowDownloads(page);
    const [, second = "", , fourth = ""] = await users.people();
    for (const id of [fourth, second]) {
      await page.click(`[data-person="${id}"] [data-choose]`);
      await page.waitForSelector(`[data-person="${id}"][aria-selected="true"]`);
    }
    const bar = await page.waitForSelector(
      '::-p-aria([name="Selection"][role="region"])',
    );
    await (await bar?.$('::-p-aria([name="Export"][role="button"])'))?.click();
    await press(page, "menuitem", "JSON");
    const { rows } = JSON.parse(await downloads.text(".json")) as {
      rows: readonly Record<string, unknown>[];
    };
    expect(rows.map(({ id }) => id)).toEqual([second, fourth]);
    downloads.clear();
    await page.close();
  });

  it("is not there when it is stopped while it is written, and the next one is whole", async () => {
    const page = await chromium.open("dashboard.html");
    await listPage(page).ready();
    const downloads = await allowDownloads(page);
    // A person would be too slow for so few rows: pressed as soon as it is there.
    const stopped = page.evaluate(
      () =>
        new Promise<boolean>((done) => {
          const look = new MutationObserver(() => {
            const button = [
              ...document.querySelectorAll<HTMLElement>(
                ".export-outcome button",
              ),
            ].find(({ innerText }) => innerText === "Stop");
            if (button === undefined) return;
            look.disconnect();
            button.click();
            done(document.querySelector("progress") !== null);
          });
          look.observe(document.body, { childList: true, subtree: true });
        }),
    );
    await exportAs(page, "Excel");
    expect(await stopped).toBe(true);
    await until(async () => (await page.$(".export-outcome")) === null);
    await until(() => page.workers().length === 0);
    await exportAs(page, "CSV");
    const text = await downloads.text(".csv");
    expect(text.trim().split("\r\n")).toHaveLength(platform.truth().total + 1);
    // Had the first one gone on, it would be here by now, or on its way.
    expect(readdirSync(downloads.folder)).toHaveLength(1);
    downloads.clear();
    await page.close();
  });
});
