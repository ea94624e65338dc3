import {
  type ReaderPort,
  openAnalytics,
} from "../../utils/models/analytics-client.ts";
import type {
  AnalyticsReader,
  FromReader,
} from "../../utils/models/analytics-question.ts";

/** A file of the extension: a worker made of a text, `blob:`, is against its policy. */
const READER = "/analytics-reader.js";

const openPort = (): ReaderPort => {
  const worker = new Worker(READER);
  return {
    post: (message) => worker.postMessage(message),
    listen: (take) => {
      worker.addEventListener("message", ({ data }: MessageEvent<FromReader>) =>
        take(data),
      );
      worker.addEventListener("error", () => take("broken"));
    },
  };
};

/** The history, read beside the page: of 100,000 people it takes a second. */
export const ANALYTICS: AnalyticsReader = openAnalytics(openPort);
