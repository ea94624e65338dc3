import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession, Page } from "puppeteer-core";
import type { BenchExtension } from "./bench-extension.ts";
import { type Line, pairs, ratioLine } from "./statistics.ts";

const RUNS = 15;
const TINY_WORKER =
  "chrome.runtime.onMessage.addListener(message => { void message; });";
/** After the browser says that a worker has stopped, its thread still goes. */
const REST_MS = 150;

/**
 * P9: from a page's message to the end of it, with a worker that was stopped before: the browser starts it, runs its
 * script, and finds that no listener answers such a message. The floor is an extension with a worker of 67 bytes.
 */
export const coldStart = async ({
  browser,
  folder,
  open,
}: BenchExtension): Promise<readonly Line[]> => {
  const tiny = join(folder, "..", "tiny");
  writeTiny(tiny);
  const id = await browser.installExtension(tiny);
  const floorPage = await browser.newPage();
  await floorPage.goto(`chrome-extension://${id}/page.html`);
  const page = await open("empty.html");
  try {
    const measured = await pairs(
      RUNS,
      await starter(floorPage),
      await starter(page),
    );
    return [ratioLine("P9", "cold start of the worker", measured, "ms", 1.4)];
  } finally {
    await floorPage.close();
    await page.close();
    await browser.uninstallExtension(id);
    rmSync(tiny, { recursive: true });
  }
};

const writeTiny = (folder: string): void => {
  mkdirSync(folder);
  const manifest = {
    manifest_version: 3,
    name: "Floor",
    version: "1",
    background: { service_worker: "worker.js" },
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "worker.js"), TINY_WORKER);
  writeFileSync(
    join(folder, "page.html"),
    "<!doctype html><title>Floor</title>",
  );
};

const starter = async (page: Page): Promise<() => Promise<number>> => {
  const session = await page.createCDPSession();
  await session.send("ServiceWorker.enable");
  return async () => {
    await stopWorkers(session);
    await page.bringToFront();
    return page.evaluate(async () => {
      // CAST: `chrome` is there inside an extension's page; its types are not.
      const { chrome } = globalThis as unknown as {
        chrome: {
          runtime: { sendMessage: (message: unknown) => Promise<unknown> };
        };
      };
      const start = performance.now();
      await chrome.runtime.sendMessage({ type: "bench" }).catch(() => null);
      return performance.now() - start;
    });
  };
};

export const stopWorkers = async (session: CDPSession): Promise<void> => {
  await session.send("ServiceWorker.stopAllWorkers");
  await sleep(REST_MS);
};
