import type { Browser, Page } from "puppeteer-core";

/** Bytes that the worker's objects take, garbage excluded. Attaches to it for that moment only. */
export const workerHeap = async (browser: Browser): Promise<number> => {
  const target = await browser.waitForTarget(
    (one) => one.type() === "service_worker",
    { timeout: 10_000 },
  );
  const session = await target.createCDPSession();
  try {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return usedSize;
  } finally {
    await session.detach();
  }
};

/** Bytes that the extension takes on the disk, as the browser counts them. */
export const diskUse = (page: Page): Promise<number> =>
  page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
