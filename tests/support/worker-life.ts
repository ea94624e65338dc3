import type { Page } from "puppeteer-core";

/** What the browser does with the worker. */
export interface WorkerLife {
  /** How often a worker ended so far, for whatever reason. */
  readonly deaths: () => number;
}

/**
 * Watches the worker's life from a page of the extension. The page only hears of it: to attach to the worker would keep
 * it alive.
 */
export const watchWorker = async (page: Page): Promise<WorkerLife> => {
  const session = await page.createCDPSession();
  const known = new Map<string, string>();
  let deaths = 0;
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      const before = known.get(versionId) ?? "stopped";
      if (runningStatus === "stopped" && before !== "stopped") deaths++;
      known.set(versionId, runningStatus);
    }
  });
  await session.send("ServiceWorker.enable");
  return { deaths: () => deaths };
};
