import { mkdirSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { storedText } from "../support/stored-text.ts";
import { until } from "../support/until.ts";

/** `chrome` inside an extension page, as far as this file uses it. */
interface InsideChrome {
  readonly chrome: {
    readonly action: { readonly getBadgeText: (of: object) => Promise<string> };
    readonly alarms: { readonly getAll: () => Promise<readonly object[]> };
  };
}

let platform: Reference;
let chromium: ChromiumExtension;
let options: Page;
let popup: Page;
let dashboard: Page;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(60),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
  popup = await chromium.open("popup.html");
  await popup.waitForSelector("[data-person]");
  dashboard = await chromium.open("dashboard.html#/users");
  await dashboard.waitForSelector("[data-person]");
  options = await chromium.open("options.html");
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

const press = async (name: string): Promise<void> => {
  const button = await options.waitForSelector(
    `::-p-aria([name="${name}"][role="button"])`,
  );
  await button?.evaluate((found) => found.scrollIntoView({ block: "center" }));
  await button?.click();
};

const textOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.body.innerText);

const says = (page: Page, text: string): Promise<unknown> =>
  until(async () => (await textOf(page)).includes(text), 60_000);

const type = async (label: string, text: string): Promise<void> => {
  const field = await options.waitForSelector(`::-p-aria(${label})`);
  // By keyboard: a click would miss it while the numbers above are still being read.
  await field?.focus();
  await options.keyboard.down("Control");
  await options.keyboard.press("a");
  await options.keyboard.up("Control");
  await field?.type(text);
};

const UNCONNECTED = "Connect the platform whose users you support.";

/** Has the extension nothing left in this browser? */
const isEmpty = async (): Promise<void> => {
  const { areas, database } = await options.evaluate(storedText);
  expect(areas).toBe("[[{},{},{}],[]]");
  expect(database.replaceAll(/\[\]|\n/g, "")).toBe("");
  const others = await options.evaluate(async () => [
    ...(await caches.keys()),
    ...Object.keys(sessionStorage),
  ]);
  expect(others).toEqual([]);
  expect(await fromBrowser()).toEqual({ badge: "–", alarms: 0 });
};

/** For whoever wants to look: `PICTURES=DIR`. */
const picture = async (name: string): Promise<void> => {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const section = await options.waitForSelector(
    "section[aria-labelledby=data-title]",
  );
  for (const look of ["light", "dark"]) {
    await options.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: look },
    ]);
    await section?.screenshot({ path: `${folder}/${name}-${look}.png` });
  }
};

const fromBrowser = () =>
  options.evaluate(async () => {
    // CAST: inside the browser; `chrome` is there, its types are not.
    const { action, alarms } = (globalThis as unknown as InsideChrome).chrome;
    return {
      badge: await action.getBadgeText({}),
      alarms: (await alarms.getAll()).length,
    };
  });

describe("what is kept", () => {
  it("says how much room each kind takes", async () => {
    await says(options, "The list as it is");
    const bytes = await options.evaluate(
      () => document.querySelector(".data-use tfoot td")?.textContent ?? "",
    );
    expect(bytes).toMatch(/^\d[\d,.]* (?:kB|MB)$/);
    await says(options, "The browser says that Rollcall takes");
    await picture("use");
  });

  it("says what is no number of days, and what a shorter time would delete, and takes it back", async () => {
    await type("Sessions, days", "1");
    await says(options, "A whole number from 2 to 366, please.");
    await type("Sessions, days", "7");
    await says(options, "nothing is deleted");
    await picture("preview");
    await press("Save");
    await says(options, "Kept for a shorter time from");
    await picture("pending");
    await press("Undo");
    await until(
      async () => !(await textOf(options)).includes("Kept for a"),
      60_000,
    );
    const days = await options.evaluate(
      () => document.querySelector<HTMLInputElement>("#kept-detailDays")?.value,
    );
    expect(days).toBe("30");
  });

  it("is erased, all of it: nothing remains, and pages say that nothing is connected", async () => {
    const before = await options.evaluate(storedText);
    expect(before.database).toContain(platform.base);
    expect(before.areas).not.toBe("[[{},{},{}],[]]");
    await press("Erase everything…");
    await says(options, "every connection, with its address, name and token");
    await picture("erase");
    await press("Erase");
    await says(options, "Everything is erased.");
    // A page in the background paints nothing.
    for (const page of [popup, dashboard]) {
      await page.bringToFront();
      await says(page, UNCONNECTED);
      expect(await page.$("[data-person]")).toBeNull();
    }
    await isEmpty();
  });

  it("does not come back by itself: not with a new worker, and not with pages that are opened again", async () => {
    await chromium.killWorker();
    await chromium.wake();
    for (const page of [popup, dashboard]) {
      await page.bringToFront();
      await page.reload();
      await says(page, UNCONNECTED);
    }
    await chromium.wake();
    await isEmpty();
  });

  it("begins anew from there", async () => {
    await connectTo(chromium, platform);
    await popup.bringToFront();
    await popup.waitForSelector("[data-person]");
    expect((await fromBrowser()).alarms).toBe(1);
  });
});
