import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { answerAnalytics } from "../utils/models/analytics-answers.ts";
import type {
  FromReader,
  ToReader,
} from "../utils/models/analytics-question.ts";
import { openDatabase } from "../utils/storage/database.ts";
import { openHistory } from "../utils/storage/history-reader.ts";

/** Runs in a dedicated worker of the dashboard: reads the history and answers what is asked of it. */
export default defineUnlistedScript(() => {
  const take = answerAnalytics(openHistory(openDatabase()), (message) =>
    postMessage(message satisfies FromReader),
  );
  addEventListener("message", ({ data }: MessageEvent<ToReader>) => take(data));
});
