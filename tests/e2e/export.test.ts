import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type Downloads, allowDownloads } from "../support/downloads.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";
import { bookOf } from "../support/written-files.ts";

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
    startReference(240),
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

describe("a file from the real popup", () => {
  let downloads: Downloads;
  beforeAll(async () => {
    downloads = await allowDownloads(popup.page);
    await popup.choose("Role", "admin");
    await until(async () => (await popup.rowCount()) < platform.truth().total);
  });
  afterAll(() => downloads.clear());

  it("is a book of Excel with exactly the rows of the list, and no address that nobody chose (T12)", async () => {
    await exportAs(popup.page, "Excel");
    const book = bookOf(await downloads.bytes(".xlsx"));
    const cells = book.cells(0);
    const shown = await popup.people();
    expect(shown.map((_, at) => cells.get(`A${at + 2}`)?.value)).toEqual(shown);
    expect([...cells.keys()].filter((at) => at.startsWith("A"))).toHaveLength(
      (await popup.rowCount()) + 1,
    );
    const headings = [...cells]
      .filter(([at]) => /^[A-Z]+1$/.test(at))
      .map(([, { value }]) => value);
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
  });

  it("has an address when it is chosen, and the next one does not", async () => {
    await press(popup.page, "button", "Export");
    await press(popup.page, "menuitemcheckbox", "Email");
    await press(popup.page, "menuitem", "JSON");
    const { about, rows } = JSON.parse(await downloads.text(".json")) as {
      about: Record<string, unknown>;
      rows: readonly Record<string, unknown>[];
    };
    expect(rows.map(({ id }) => id).slice(0, 5)).toEqual(
      (await popup.people()).slice(0, 5),
    );
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
    for (const name of ["JSON Raw facts for scripts", `Everybody (${total})`])
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
});
