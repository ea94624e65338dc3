import { saveFile } from "../../components/save-file.ts";
import { tableWriter } from "../../components/table-writer.ts";
import { type Policy, mayExport } from "../../utils/domain/policy.ts";
import type { WriterPort } from "../../utils/export/write-file.ts";
import type { FromWriter } from "../../utils/export/writer-messages.ts";
import { ExportModel } from "../../utils/models/export-model.ts";

/** A file of the extension: a worker made of a text, `blob:`, is against its policy. */
const WRITER = "/export-writer.js";

const openWriter = (): WriterPort => {
  const worker = new Worker(WRITER);
  return {
    post: (message) => worker.postMessage(message),
    listen: (take) => {
      worker.addEventListener("message", ({ data }: MessageEvent<FromWriter>) =>
        take(data),
      );
      worker.addEventListener("error", () => take({ kind: "failed" }));
    },
    close: () => worker.terminate(),
  };
};

/** Exports of this page: written beside it, saved by the browser as a download. */
export const openExporting = (policy: () => Promise<Policy>): ExportModel =>
  new ExportModel({
    mayWrite: async (format) => mayExport(await policy(), format),
    write: tableWriter(openWriter),
    save: saveFile,
    // Swedish writes a date as ISO 8601 has it.
    day: (zone) =>
      new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(),
  });
