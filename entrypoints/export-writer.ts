import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { serveFile } from "../utils/export/file-writer.ts";
import type { FromWriter, ToWriter } from "../utils/export/writer-messages.ts";

/** Runs in a dedicated worker of a page, and writes one file. */
export default defineUnlistedScript(() => {
  const take = serveFile((message: FromWriter) => postMessage(message));
  addEventListener("message", ({ data }: MessageEvent<ToWriter>) => take(data));
});
