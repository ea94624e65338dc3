import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY } from "../../utils/domain/instant.ts";
import { lookWithAxe } from "../support/axe.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { allowDownloads } from "../support/downloads.ts";
import { historyByHand } from "../support/history-by-hand.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { readStored } from "../support/stored-sessions.ts";
import { until } from "../support/until.ts";

/** A Tuesday of which the platform has a few minutes left: two of them in each second. */
const TUESDAY = {
  from: Date.UTC(2026, 2, 3),
  to: Date.UTC(2026, 2, 3) + DAY,
};
const ADDRESS =
  "dashboard.html#/analytics?range=2026-03-03..2026-03-03&zone=utc";

let platform: Reference;
let chromium: ChromiumExtension;
let page: Page;
let truth: ReturnType<typeof historyByHand>;
const faults: string[] = [];

const at = (role: string, name: string): string =>
  `::-p-aria([name="${name}"][role="${role}"])`;

const press = async (role: string, name: string): Promise<void> => {
  const found = await page.waitForSelector(at(role, name));
  await found?.click();
};

const textOf = (selector: string): Promise<string> =>
  page.$eval(selector, (element) => element.textContent ?? "");

/** The large number of a card, without what changed. */
const card = (name: string): Promise<string> =>
  page.$eval(
    `[role=group][aria-label="${name}"] .card-value`,
    (value) => value.firstChild?.textContent ?? "",
  );

/** The cells of the table that follows a chart. */
const tableOf = (name: string): Promise<string[][]> =>
  page.$eval(`[role=img][aria-label="${name}"]`, (image) => {
    const all = [...document.querySelectorAll("[role=img][aria-label], table")];
    const table = all
      .slice(all.indexOf(image))
      .find((element) => element.tagName === "TABLE");
    return [...(table?.querySelectorAll("tr") ?? [])].map((row) =>
      [...row.children].map((cell) => cell.textContent ?? ""),
    );
  });

const words = (ms: number): string =>
  ms < 60_000 ? `${Math.floor(ms / 1000)} s` : `${Math.floor(ms / 60_000)} m`;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(240, { speed: 120, clock: "2026-03-03T23:50:00Z" }),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
  page = await chromium.open(ADDRESS, { width: 1280, height: 900 });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (said) => {
    if (said.type() === "error") faults.push(said.text());
  });
  await until(async () => {
    const stored = await readStored(page);
    return (stored?.coverage.at(-1)?.to ?? 0) > TUESDAY.to;
  }, 30_000);
  // From here on nothing may change between the disk and the page.
  await press("switch", "Auto-refresh");
  await page.waitForSelector(".freshness.is-paused, .freshness.is-stale");
  const stored = await readStored(page);
  if (stored === null) throw new Error("Nothing was observed.");
  truth = historyByHand(stored, TUESDAY);
  await page.reload();
  await page.waitForSelector(".analytics-row");
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

describe("the analytics page", () => {
  it("counts what lies on the disk", async () => {
    expect(truth.people.size).toBeGreaterThan(3);
    expect(await card("Peak online")).toBe(String(truth.peak));
    expect(await textOf(".analytics-summary")).toContain("UTC");
    const percent = Math.floor((100 * truth.observedMs) / DAY);
    expect(await textOf(".analytics-summary")).toContain(
      percent === 0 ? "less than 1 %" : `${percent} %`,
    );
  });

  it("lists everybody of the range with their sessions and time", async () => {
    const rows = await page.$$eval(".analytics-row", (all) =>
      all.map((row) => ({
        id: row.getAttribute("data-person") ?? "",
        cells: [...row.children].map((cell) => cell.textContent ?? ""),
      })),
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { id, cells } of rows) {
      const { sessions = 0, timeMs = 0 } = truth.people.get(id) ?? {};
      expect([cells[2], cells[3]]).toEqual([String(sessions), words(timeMs)]);
    }
    const counted = await page.$eval(".analytics-grid", (grid) =>
      Number(grid.getAttribute("aria-rowcount")),
    );
    expect(counted).toBe(truth.people.size + 1);
  });

  it("says the same in cards, charts and tables, and hatches what nobody observed", async () => {
    const unique = await card("Active users");
    const [, ...hours] = await tableOf("Active users over time");
    expect(hours).toHaveLength(24);
    expect(hours.at(-1)?.[1]).toBe(unique);
    expect(new Set(hours.slice(0, -1).map((row) => row[1]))).toEqual(
      new Set(["not observed"]),
    );
    const [, ...weekdays] = await tableOf("Access times");
    const tuesday = weekdays.find(([weekday]) => weekday === "Tue");
    expect(tuesday?.at(-1)).toBe(unique);
    expect(
      weekdays.flatMap((row) => row.slice(1)).filter((cell) => cell === unique),
    ).toHaveLength(1);
    const hatched = await page.$$eval(
      '[role=img][aria-label="Access times"] [fill*="unobserved"]',
      (cells) => cells.length,
    );
    expect(hatched).toBe(167);
  });

  it("says who is behind a number, exactly as many as it counts", async () => {
    const unique = await card("Active users");
    await press("button", "Why this number? Active users");
    const list = await page.waitForSelector(".why-list");
    expect(await list?.evaluate((element) => element.ariaLabel)).toBe(
      `${unique} people counted`,
    );
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog", { hidden: true });
  });

  it("tells the exact value of a bucket to who moves by keys", async () => {
    const slider = await page.waitForSelector(
      at("slider", "Active users over time: exact values"),
    );
    await slider?.focus();
    await page.keyboard.press("End");
    expect(
      await slider?.evaluate((element) => element.ariaValueText),
    ).toContain(`${await card("Active users")} people`);
  });

  it("saves a chart as drawing and as picture, with what it is of", async () => {
    const downloads = await allowDownloads(page);
    const save = async (kind: string): Promise<void> => {
      await press("button", "Save picture: Access times");
      await press("menuitem", kind);
    };
    await save("Drawing (SVG)");
    const svg = await downloads.text(".svg");
    const parsed = await page.evaluate((text) => {
      const read = new DOMParser().parseFromString(text, "image/svg+xml");
      return {
        root: read.documentElement.tagName,
        text: read.documentElement.textContent ?? "",
      };
    }, svg);
    expect(parsed.root).toBe("svg");
    for (const part of ["Access times", "UTC", "observed", "2026"])
      expect(parsed.text).toContain(part);
    await save("Picture (PNG)");
    const png = await downloads.bytes(".png");
    expect([...png.slice(1, 4)]).toEqual([...Buffer.from("PNG")]);
    expect(png.length).toBeGreaterThan(10_000);
    downloads.clear();
  });

  it("copies the counts as Markdown, and says so", async () => {
    await chromium.browser
      .defaultBrowserContext()
      .overridePermissions(chromium.root, [
        "clipboard-read",
        "clipboard-sanitized-write",
      ]);
    await page.bringToFront();
    await press("button", "Copy as Markdown");
    await until(async () =>
      (await textOf(".analytics-actions [role=status]")).startsWith("Copied"),
    );
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(`- Active users: ${await card("Active users")}\n`);
    expect(text).toContain(`- Peak online: ${truth.peak}\n`);
    const names = await page.$$eval(".analytics-row", (rows) =>
      rows.map((row) => row.getAttribute("data-person") ?? ""),
    );
    expect(names.filter((name) => text.includes(name))).toEqual([]);
  });

  it("can be used by everybody (axe)", async () => {
    const { faults: found, kept } = await lookWithAxe(page);
    expect(found).toEqual([]);
    expect(kept).toBeGreaterThan(20);
  });

  it("keeps range and zone in the address, and says in words what is wrong with days", async () => {
    await press("radio", "Custom");
    const first = await page.waitForSelector('input[type="date"]');
    await first?.evaluate((element) => {
      const input = element as HTMLInputElement;
      input.value = "2026-03-04";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await press("button", "Show");
    await until(async () =>
      (await textOf("#custom-problem")).includes("ends before it begins"),
    );
    await press("radio", "Past month");
    expect(await page.evaluate(() => location.hash)).toBe(
      "#/analytics?range=30d&zone=utc",
    );
    await page.reload();
    await page.waitForSelector(".analytics-row");
    expect(
      await page.$eval(
        "input[name=range]:checked",
        (radio) => radio.parentElement?.textContent,
      ),
    ).toBe("Past month");
    expect(faults).toEqual([]);
  });
});
