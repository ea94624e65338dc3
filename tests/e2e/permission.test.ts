import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

/** `chrome.developerPrivate`, which only the browser's own page for extensions has. */
interface InsideExtensions {
  readonly chrome: {
    readonly developerPrivate: {
      readonly addHostPermission: (
        id: string,
        pattern: string,
      ) => Promise<void>;
      readonly updateExtensionConfiguration: (change: object) => Promise<void>;
    };
  };
}

let platform: Reference;
let chromium: ChromiumExtension;
let extensions: Page;

beforeAll(async () => {
  // The build that ships: it may reach nothing until a person allows it.
  [platform, chromium] = await Promise.all([
    startReference(60),
    launchExtension("production"),
  ]);
  extensions = await chromium.browser.newPage();
  await extensions.goto("chrome://extensions");
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

const id = (): string => new URL(chromium.root).host;
const allow = () =>
  extensions.evaluate(
    (extension) =>
      (
        globalThis as unknown as InsideExtensions
      ).chrome.developerPrivate.addHostPermission(
        extension,
        "http://127.0.0.1/*",
      ),
    id(),
  );
const withdraw = () =>
  extensions.evaluate(
    (extensionId) =>
      (
        globalThis as unknown as InsideExtensions
      ).chrome.developerPrivate.updateExtensionConfiguration({
        extensionId,
        hostAccess: "ON_CLICK",
      }),
    id(),
  );

describe("a person who connects their platform in the options", () => {
  it("grants the site in the same click, and sees what is missing when it is taken away (A20, H6)", async () => {
    await allow();
    const options = await chromium.open("options.html");
    const type = async (name: string, text: string): Promise<void> => {
      const field = await options.waitForSelector(
        `::-p-aria([name="${name}"])`,
      );
      await field?.type(text);
    };
    await type("Address of the platform", platform.base);
    await type("Token", platform.token);
    await (
      await options.waitForSelector(
        '::-p-aria([name="Test connection"][role="button"])',
      )
    )?.click();
    await until(
      async () =>
        (
          await options.$eval(".outcome", (box) => box.textContent ?? "")
        ).includes(String(platform.truth().total)),
      20_000,
    );
    await (
      await options.waitForSelector(
        '::-p-aria([name="Save and connect"][role="button"])',
      )
    )?.click();
    const popup = listPage(await chromium.open("popup.html"));
    await popup.ready();
    expect(await popup.status()).toMatch(/^Updated/);
    const people = await popup.rowCount();
    await withdraw();
    await until(async () => (await chromium.badge()).text === "!", 20_000);
    await until(async () => /access/i.test(await popup.status()), 20_000);
    expect(await popup.rowCount()).toBe(people);
    await allow();
    await until(
      async () => (await popup.status()).startsWith("Updated"),
      20_000,
    );
  });

  it("never finds their token again: not in storage, pages, console or the database's text (T1, T4, T7)", async () => {
    const lines: string[] = [];
    const page = await chromium.open("options.html");
    page.on("console", (message) => lines.push(message.text()));
    const found = await page.evaluate(async () => {
      // CAST: inside the browser; `chrome` is there, its types are not.
      const { chrome } = globalThis as unknown as {
        chrome: {
          storage: Record<
            "local" | "sync" | "session",
            { get: (key: null) => Promise<object> }
          >;
        };
      };
      const areas = await Promise.all(
        (["local", "sync", "session"] as const).map((area) =>
          chrome.storage[area].get(null),
        ),
      );
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open("rollcall");
        request.onsuccess = () => resolve(request.result);
      });
      const records = await Promise.all(
        [...database.objectStoreNames].map(
          (store) =>
            new Promise<unknown>((resolve) => {
              const request = database
                .transaction(store)
                .objectStore(store)
                .getAll();
              request.onsuccess = () => resolve(request.result);
            }),
        ),
      );
      database.close();
      const bytes = records.flat().flatMap((record) => {
        const { sealed } = record as { sealed?: ArrayBuffer };
        return sealed === undefined
          ? []
          : [new TextDecoder("latin1").decode(sealed)];
      });
      const html =
        document.documentElement.outerHTML +
        [...document.querySelectorAll("input")]
          .map(({ value }) => value)
          .join();
      return (
        JSON.stringify(areas) + JSON.stringify(records) + bytes.join() + html
      );
    });
    expect(found).toContain(platform.base);
    expect(found + lines.join()).not.toContain(platform.token);
  });
});
