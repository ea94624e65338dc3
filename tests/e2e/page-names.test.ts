import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import {
  type RecordingProxy,
  startRecordingProxy,
} from "../support/recording-proxy.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { storedText } from "../support/stored-text.ts";
import { until } from "../support/until.ts";

/** What every page's address has behind its path. */
const QUERY = "?view=list&note=never-stored-4711";
const PAGE_ADDRESS = /("url":"[^"?]*\/demo\/[^"?]*)"/g;

let platform: Reference;
let proxy: RecordingProxy;
let chromium: ChromiumExtension;
let options: Page;
let panel: ListPage;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(240, { clock: "2026-03-04T10:00:00Z" }),
    launchExtension(),
  ]);
  proxy = await startRecordingProxy(platform.base, (text) =>
    text.replaceAll(PAGE_ADDRESS, `$1${QUERY}"`),
  );
  const { token } = platform;
  await connectTo(chromium, { base: proxy.base, token });
  panel = listPage(await chromium.open("sidepanel.html"));
  await panel.ready();
  options = await chromium.open("options.html", { width: 800, height: 900 });
});

afterAll(async () => {
  await chromium?.close();
  await proxy?.stop();
  await platform?.stop();
});

const press = async (name: string): Promise<void> => {
  const button = await options.waitForSelector(
    `::-p-aria([name="${name}"][role="button"])`,
  );
  await button?.click();
};

const type = async (field: string, text: string): Promise<void> => {
  const input = await options.waitForSelector(`::-p-aria(${field})`);
  await input?.type(text);
};

const textOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.body.innerText);

const previewLines = (): Promise<readonly string[]> =>
  options.$$eval(".page-preview tbody tr", (rows) =>
    rows.map((row) => (row as HTMLElement).innerText.replaceAll(/\s+/g, " ")),
  );

/** Everybody's page in the panel's rows that are rendered. */
const shownPages = (): Promise<readonly string[]> =>
  panel.page.$$eval(".brief-page", (cells) =>
    cells.map((cell) => (cell as HTMLElement).innerText),
  );

describe("page names", () => {
  it("are shown as they would be while a rule is typed, and say what is wrong with it", async () => {
    await until(async () => (await previewLines()).length > 0, 30_000);
    await press("Add rule");
    await type("Pattern of rule 1", "demo");
    await press("Add rule");
    await until(async () => /Begin with \//.test(await textOf(options)));
    await type("Pattern of rule 2", "/demo/**");
    await type("Name in rule 2", "The shop");
    await until(async () =>
      (await previewLines()).every((line) => /The shop Rule 2/.test(line)),
    );
    expect(await textOf(options)).toContain("Unsaved changes");
  });

  it("can be taken away and brought back with the keyboard", async () => {
    const remove = await options.waitForSelector(
      '::-p-aria([name="Remove rule 1"][role="button"])',
    );
    await remove?.press("Enter");
    await until(async () =>
      (await previewLines()).every((line) => /The shop Rule 1/.test(line)),
    );
    // The way back has the focus.
    await options.keyboard.press("Enter");
    await until(async () =>
      (await previewLines()).every((line) => /The shop Rule 2/.test(line)),
    );
    await press("Remove rule 1");
  });

  it("are saved, and name the rows of an open panel at once", async () => {
    expect((await shownPages()).join()).not.toContain("The shop");
    await press("Save page names");
    await until(async () => /\bSaved\b/.test(await textOf(options)));
    await panel.page.bringToFront();
    await until(async () => {
      const pages = await shownPages();
      return pages.some((page) => /The shop/.test(page));
    });
    await panel.search("the shop");
    await until(async () => (await panel.rowCount()) > 0);
  });
});

describe("a page's address", () => {
  it("is stored without its query", async () => {
    const { areas, database } = await options.evaluate(storedText);
    expect(database).toContain("/demo/");
    expect(areas + database).not.toContain("never-stored");
    expect(areas + database).not.toContain("view=list");
  });

  it("keeps a parameter that the person wants from the next answer on, and no other", async () => {
    await options.bringToFront();
    await type("Query parameters to keep", "view");
    await press("Save page names");
    await until(async () => {
      const { database } = await options.evaluate(storedText);
      return database.includes("?view=list");
    }, 30_000);
    const { areas, database } = await options.evaluate(storedText);
    expect(areas + database).not.toContain("never-stored");
  });
});

describe("the language", () => {
  const choose = async (name: string): Promise<void> => {
    await options.bringToFront();
    const radio = await options.waitForSelector(`.option ::-p-text(${name})`);
    await radio?.evaluate((found) => found.scrollIntoView({ block: "center" }));
    await radio?.click();
  };
  const speaks = (page: Page, language: string) =>
    until(
      () =>
        page
          .evaluate(() => document.documentElement.lang)
          .then((lang) => lang.startsWith(language))
          // The page begins anew in this very moment.
          .catch(() => false),
      30_000,
    );
  const badgeSays = (word: string) =>
    until(async () => (await chromium.badge()).title.includes(word), 30_000);

  it("is the chosen one at once in every page, on the badge, and in a worker that starts", async () => {
    await choose("Deutsch");
    await speaks(options, "de");
    await speaks(panel.page, "de");
    await until(async () =>
      (await textOf(options)).includes("Rollcall-Einstellungen"),
    );
    await badgeSays("aktualisiert");
    await chromium.killWorker();
    await chromium.send({ type: "refresh", source: "none" });
    await badgeSays("aktualisiert");
    await choose("Wie der Browser");
    await speaks(options, "en");
    await speaks(panel.page, "en");
    await badgeSays("updated");
  });
});
