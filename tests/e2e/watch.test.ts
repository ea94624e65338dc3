import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../support/browsers.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";
import { type Visitor, visitorIn } from "../support/visitor.ts";

/** `chrome` inside an extension page, as far as this test uses it. */
interface InsideChrome {
  readonly chrome: {
    readonly notifications: {
      readonly getAll: () => Promise<Readonly<Record<string, boolean>>>;
    };
  };
}

const notifications = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () =>
    Object.keys(
      // CAST: inside the browser; `chrome` is there, its types are not.
      await (
        globalThis as unknown as InsideChrome
      ).chrome.notifications.getAll(),
    ),
  );

/** What the outbox holds, and how often each watch fired. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("rollcall");
      request.onsuccess = () => resolve(request.result);
    });
    const all = (store: string): Promise<unknown[]> =>
      new Promise((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
    // CAST (both): what the worker writes.
    const watches = (await all("watches")) as {
      fires: number;
      ended: { why: string } | null;
    }[];
    const notices = (await all("notices")) as { telling: { kind: string } }[];
    database.close();
    return {
      watches: watches.map(({ fires, ended }) => [fires, ended?.why ?? null]),
      notices: notices.map(({ telling }) => telling.kind),
    };
  });

/** A platform on whose clock a gap passes while a browser starts, and on which a person's beats stay in time meanwhile. */
const SPEED = 20;
/** The longest that may be missed without being a gap: two and a half minutes, where polls come each minute. */
const GAP_MS = 150_000;

let visitors: Browser;
let visitor: Visitor;

beforeAll(async () => {
  visitors = await puppeteer.launch({
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--disable-quic", "--no-first-run"],
  });
  visitor = await visitorIn(visitors);
});

afterAll(() => visitors?.close());

/** A platform and a Rollcall that watches Ada, who is not there. */
const watching = async (
  speed: number,
  profile?: string,
): Promise<{
  platform: Reference;
  chromium: ChromiumExtension;
  panel: Page;
}> => {
  const [platform, chromium] = await Promise.all([
    startReference(0, { speed }),
    launchExtension("demo", profile),
  ]);
  await connectTo(chromium, platform);
  const panel = await chromium.open("sidepanel.html");
  const list = listPage(panel);
  await (
    await panel.waitForSelector('.chip:last-child[aria-pressed="false"]')
  )?.click();
  await list.ready();
  await list.search("ada@demo.test");
  await until(async () => (await list.rowCount()) === 1);
  await (await panel.waitForSelector("[data-person]"))?.click();
  await list.press("Watch");
  await list.press("Tell me");
  await panel.waitForSelector(
    '::-p-aria([name="Stop watching"][role="button"])',
  );
  return { platform, chromium, panel };
};

const online = async (panel: Page): Promise<boolean> =>
  (await listPage(panel).card("Online now")) === "1";

describe("a watched person in another real browser", () => {
  it("is told of exactly once, however often the worker is killed", async () => {
    const { platform, chromium, panel } = await watching(1);
    try {
      expect(await notifications(chromium.home)).toEqual([]);
      await chromium.killWorker();
      await visitor.signIn(platform.demo, "Ada Lovelace");
      await chromium.killWorker();
      const told = await until(async () => {
        const shown = await notifications(chromium.home);
        return shown.length > 0 && shown;
      }, 40_000);
      expect(told).toEqual([expect.stringMatching(/^watch:.+\.1$/)]);
      await chromium.killWorker();
      await chromium.wake();
      await until(
        async () => (await kept(chromium.home)).notices[0] === "told",
      );
      expect(await kept(chromium.home)).toEqual({
        watches: [[1, "fired"]],
        notices: ["told"],
      });
      expect(await notifications(chromium.home)).toEqual(told);
      await until(() => online(panel), 20_000);
      // Done: it stands in the list as such.
      await listPage(panel).press("Watching (0)");
      await until(async () =>
        (
          await panel.$$eval("dialog", (all) =>
            all.map((one) => one.innerText).join(),
          )
        ).includes("done at"),
      );
      await visitor.signOut();
    } finally {
      await chromium.close();
      await platform.stop();
    }
  });

  it("is not told of after a gap of ours", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rollcall-watch-"));
    const { platform, chromium } = await watching(SPEED, folder);
    await chromium.close();
    const closedAt = performance.now();
    // Only then: what a stream tells of the first minute and a half it tells without a gap.
    await until(() => (performance.now() - closedAt) * SPEED > 1.2 * GAP_MS);
    await visitor.signIn(platform.demo, "Ada Lovelace");
    await until(() => platform.truth().online === 1);
    const again = await launchExtension("demo", folder);
    try {
      const panel = await again.open("sidepanel.html");
      await until(() => online(panel), 30_000);
      expect(await notifications(again.home)).toEqual([]);
      expect(await kept(again.home)).toEqual({
        watches: [[0, null]],
        notices: [],
      });
    } finally {
      await again.close();
      await platform.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
