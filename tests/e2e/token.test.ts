import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { listPage } from "../support/list-page.ts";
import {
  type RecordingProxy,
  startRecordingProxy,
} from "../support/recording-proxy.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { storedText } from "../support/stored-text.ts";
import { until } from "../support/until.ts";

/** Looked for everywhere; no other text of the test holds it. */
const CANARY = "canary-7f3d9e21c05b4a68";

/** Stands in the query, the fragment and the path of every page's address that the platform names. */
const PAGE_CANARY = "canary-0b91c6e4d7a25f38";
const PAGE_ADDRESS = /("url":"[^"?]*\/demo\/[^"?]*)"/g;

let platform: Reference;
let proxy: RecordingProxy;
let chromium: ChromiumExtension;
let options: Page;
/** Everything that the pages of the extension wrote to their consoles. */
const said: string[] = [];

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(240, { token: CANARY }),
    launchExtension(),
  ]);
  proxy = await startRecordingProxy(platform.base, (text) =>
    text.replaceAll(
      PAGE_ADDRESS,
      `$1/reset/${PAGE_CANARY}?token=${PAGE_CANARY}#${PAGE_CANARY}"`,
    ),
  );
  options = await open("options.html");
});

afterAll(async () => {
  await chromium?.close();
  await proxy?.stop();
  await platform?.stop();
});

const open = async (path: string): Promise<Page> => {
  const page = await chromium.open(path);
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  return page;
};

/** What a page shows and holds: its elements, and what stands in its fields. */
const contentOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...Array.from(document.querySelectorAll("input"), ({ value }) => value),
    ].join("\n"),
  );

const type = async (field: string, text: string): Promise<void> => {
  const input = await options.waitForSelector(`::-p-aria(${field})`);
  await input?.type(text);
};

describe("the token", () => {
  it("is typed once, works, and is shown nowhere after that", async () => {
    await type("Address of the platform", proxy.base);
    await type("Token", CANARY);
    const save = await options.$('::-p-aria([name="Save and connect"])');
    await save?.click();
    const popup = listPage(await open("popup.html"));
    await popup.ready();
    await until(
      async () => (await popup.status()).startsWith("Updated"),
      30_000,
    );
    const panel = await open("sidepanel.html");
    await listPage(panel).ready();
    // The field is emptied when the worker has answered; the options page opened anew has none either.
    await until(async () => !(await contentOf(options)).includes(CANARY));
    await options.bringToFront();
    await options.reload();
    await options.waitForSelector("::-p-aria(Token)");
    for (const page of [options, popup.page, panel])
      for (const canary of [CANARY, PAGE_CANARY])
        expect(await contentOf(page)).not.toContain(canary);
  });

  it("lies in no storage that a content script or a thief of the disk could read", async () => {
    const { areas, database } = await options.evaluate(storedText);
    expect(areas).not.toContain(CANARY);
    expect(database).not.toContain(CANARY);
    expect(areas).not.toContain(PAGE_CANARY);
    expect(database).not.toContain(PAGE_CANARY);
    // Pages are kept, without what was secret in their addresses.
    expect(database).toContain("/reset/*");
    // The scan did look: what the database holds beside the token is found in it.
    expect(database).toContain(new URL(proxy.base).host);
  });

  it("goes over the wire in one header and in no address", () => {
    expect(proxy.requests.length).toBeGreaterThan(1);
    for (const { method, url, headers } of proxy.requests) {
      const { authorization, ...others } = headers;
      expect(method).toBe("GET");
      expect(authorization).toBe(`Bearer ${CANARY}`);
      expect(url).not.toContain(CANARY);
      expect(JSON.stringify(others)).not.toContain(CANARY);
      expect(others).not.toHaveProperty("cookie");
      expect(others).not.toHaveProperty("referer");
    }
  });

  it("is still known to a new worker, and was never written to a console", async () => {
    await chromium.killWorker();
    const asked = proxy.requests.length;
    const popup = listPage(await open("popup.html"));
    await popup.ready();
    await popup.press("Refresh now");
    await until(() => proxy.requests.length > asked);
    await until(
      async () => (await popup.status()).startsWith("Updated"),
      30_000,
    );
    expect(proxy.requests.at(-1)?.headers.authorization).toContain(CANARY);
    expect(said.join("\n")).not.toContain(CANARY);
  });
});
