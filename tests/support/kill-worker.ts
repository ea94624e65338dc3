import type { Page } from "puppeteer-core";
import { until } from "./until.ts";

/**
 * A way to end the worker as the browser does, from a page of the extension. The page only hears of the worker: to
 * attach to it would keep it alive.
 */
export const workerKiller = async (
  page: Page,
): Promise<() => Promise<void>> => {
  const session = await page.createCDPSession();
  let running = false;
  let stops = 0;
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    for (const { runningStatus } of versions) {
      running = runningStatus === "running" || runningStatus === "starting";
      if (runningStatus === "stopped") stops++;
    }
  });
  await session.send("ServiceWorker.enable");
  return async () => {
    const before = stops;
    await session.send("ServiceWorker.stopAllWorkers");
    // The next event may have started another by the time we look: what counts is that this one stopped.
    await until(() => stops > before || !running);
  };
};
