import type { CDPSession } from "puppeteer-core";

/** Processor time in ms that pages and workers have used so far, all threads together. The system counts in steps of 10 ms. */
export const rendererTime = async (session: CDPSession): Promise<number> => {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo
    .filter(({ type }) => type === "renderer")
    .reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
};

/** Processor time in ms that the page's main thread has used for anything. The session counts thread ticks. */
export const mainThreadTime = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send("Performance.getMetrics");
  const busy = metrics.find(({ name }) => name === "TaskDuration");
  return (busy?.value ?? Number.NaN) * 1000;
};
