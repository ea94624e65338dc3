import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { allowDownloads } from "../support/downloads.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

let platform: Reference;
let chromium: ChromiumExtension;
let popup: ListPage;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(240),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
  popup = listPage(await chromium.openPopup());
  await popup.ready();
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

describe("the real popup", () => {
  it("counts what the platform's own database counts, in cards and badge alike", async () => {
    await until(async () => {
      const { total, online } = platform.truth();
      const shown = [
        await popup.card("Total users"),
        await popup.card("Online now"),
        await popup.card("Offline"),
      ];
      const same = shown.join() === [total, online, total - online].join();
      return same && (await chromium.badge()).text === String(online);
    }, 20_000);
    expect((await chromium.badge()).title).toContain("online");
    expect(await popup.status()).toMatch(/^Updated/);
    expect(await popup.rowCount()).toBe(platform.truth().total);
  });

  it("finds a person by a part of the name, and says how many of how many", async () => {
    await popup.search("lovelace");
    await until(async () => (await popup.rowCount()) === 1);
    const [id = ""] = await popup.people();
    expect(await popup.textOf(id)).toContain("Ada Lovelace");
    expect(await popup.page.evaluate(() => document.body.innerText)).toMatch(
      /1 of \d+/,
    );
  });

  it("filters, sorts, and exports exactly the filtered rows in the shown order", async () => {
    await popup.search("");
    await popup.choose("Role", "admin");
    await popup.page.waitForSelector(
      '::-p-aria([name="Email"][role="columnheader"])',
    );
    await (
      await popup.page.waitForSelector(
        '::-p-aria([name="Email"][role="columnheader"]) >>> button',
      )
    )?.click();
    await until(async () => (await popup.rowCount()) < platform.truth().total);
    // From here on nothing may change between the list and the file.
    await (
      await popup.page.waitForSelector(
        '::-p-aria([name="Auto-refresh"][role="switch"])',
      )
    )?.click();
    await until(async () => (await popup.status()).startsWith("Paused"));
    const rows = await popup.rowCount();
    const shown = await popup.people();
    const downloads = await allowDownloads(popup.page);
    await popup.press("Export");
    await (
      await popup.page.waitForSelector(
        '::-p-aria([name="CSV"][role="menuitem"])',
      )
    )?.click();
    const text = await downloads.text(".csv");
    const { data, errors } = Papa.parse<Record<string, string>>(
      text.replace(/^\uFEFF/, ""),
      {
        header: true,
        skipEmptyLines: true,
      },
    );
    downloads.clear();
    expect(errors).toEqual([]);
    expect(data).toHaveLength(rows);
    const idColumn = Object.keys(data[0] ?? {})[0] ?? "";
    expect(data.slice(0, shown.length).map((row) => row[idColumn])).toEqual(
      shown,
    );
    expect(text).not.toContain("@"); // Addresses are personal: nobody chose them.
  });
});
