import { unreachable } from "../domain/result.ts";
import { csvFormat } from "./csv.ts";
import { createFileParts } from "./file-parts.ts";
import { jsonFormat } from "./json.ts";
import type { RowWriter } from "./row-writer.ts";
import { summaryFormat } from "./summary.ts";
import type { TableFile } from "./table-file.ts";
import { textWriter } from "./text-writer.ts";
import type { FromWriter, ToWriter } from "./writer-messages.ts";
import { xlsxWriter } from "./xlsx.ts";

const TYPES: Readonly<Record<TableFile["format"], string>> = {
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
  markdown: "text/markdown;charset=utf-8",
};

/** The writer of a file's format. */
export const rowWriter = (
  file: TableFile,
  sink: (bytes: Uint8Array) => void,
): RowWriter => {
  switch (file.format) {
    case "csv":
      return textWriter(csvFormat(file), sink, false);
    case "json":
      return textWriter(jsonFormat(file), sink, false);
    case "markdown":
      return textWriter(summaryFormat(file), sink, true);
    case "xlsx":
      return xlsxWriter(file, sink);
    default:
      return unreachable(file.format);
  }
};

/**
 * Writes one file as messages ask for it, in their order, and answers each. After a failure nothing more is written.
 * @returns takes the next message
 */
export const serveFile = (
  answer: (message: FromWriter) => void,
): ((message: ToWriter) => void) => {
  const parts = createFileParts();
  let type = "";
  let writer: RowWriter | null = null;

  const take = async (message: ToWriter): Promise<FromWriter> => {
    switch (message.kind) {
      case "begin":
        type = TYPES[message.file.format];
        writer = rowWriter(message.file, parts.add);
        return { kind: "taken" };
      case "rows":
        await writer?.rows(message.values);
        return { kind: "taken" };
      case "end": {
        const text = (await writer?.end()) ?? null;
        return { kind: "written", written: { file: parts.file(type), text } };
      }
      default:
        return unreachable(message);
    }
  };

  let before = Promise.resolve();
  return (message) => {
    before = before.then(async () => answer(await take(message)));
    before.catch(() => answer({ kind: "failed" }));
  };
};
