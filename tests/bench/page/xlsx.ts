import { unzipSync } from "fflate";
import type { ExportColumn } from "../../../utils/domain/export-rows.ts";
import type { Value } from "../../../utils/domain/table.ts";
import { rowWriter } from "../../../utils/export/file-writer.ts";
import { writeFile } from "../../../utils/export/write-file.ts";
import type { FromWriter } from "../../../utils/export/writer-messages.ts";
import { exported, fileOf, rowsOf } from "./exported.ts";
import { livingBytes } from "./living-bytes.ts";

/** Eleven cells a row: texts that repeat and such that do not, a number, a length, and times. */
const COLUMNS: readonly ExportColumn[] = [
  ...(["id", "name", "email", "presence", "role", "company", "page"] as const),
  ...(["activeForSeconds", "sessionStart", "lastSeen", "sessions"] as const),
];
const PIECE = 64 * 1024;

export interface WrittenBook {
  readonly ms: number;
  /** The longest time that the page could do nothing else, ms. */
  readonly blockedMs: number;
  readonly bytes: number;
}

/** Writes a file as the extension does: rows from here, the shipped worker beside it. */
export const writeHere = async (
  format: "csv" | "xlsx",
): Promise<WrittenBook> => {
  const worker = new Worker("/export-writer.js");
  let blockedMs = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last);
    last = now;
  });
  const start = performance.now();
  const columns = format === "xlsx" ? COLUMNS : undefined;
  const written = await writeFile(
    {
      post: (message) => worker.postMessage(message),
      listen: (take) =>
        worker.addEventListener(
          "message",
          ({ data }: MessageEvent<FromWriter>) => take(data),
        ),
      close: () => worker.terminate(),
    },
    fileOf(format, columns),
    rowsOf(columns),
    () => undefined,
    new AbortController().signal,
  );
  clearInterval(timer);
  return {
    ms: performance.now() - start,
    blockedMs,
    bytes: written?.file.size ?? 0,
  };
};

let sheet: Uint8Array<ArrayBuffer> = new Uint8Array(0);

/** Makes the floor's input: the largest part of our own book, not compressed. Gives its length. */
export const prepareSheet = async (): Promise<number> => {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  await encode((bytes) => void pieces.push(bytes.slice()));
  const book = new Uint8Array(await new Blob(pieces).arrayBuffer());
  sheet = (unzipSync(book)["xl/worksheets/sheet1.xml"] ?? sheet).slice();
  return sheet.length;
};

/** The browser's compression of that part, and nothing else, ms. */
export const deflateSheet = async (): Promise<number> => {
  const start = performance.now();
  const { readable, writable } = new CompressionStream("deflate-raw");
  const read = readable.pipeTo(new WritableStream());
  const writer = writable.getWriter();
  for (let at = 0; at < sheet.length; at += PIECE)
    await writer.write(sheet.subarray(at, at + PIECE));
  await writer.close();
  await read;
  return performance.now() - start;
};

/** Most memory in MB that lives beside the data while a book is made, garbage excluded. Slow. */
export const xlsxMemory = async (): Promise<number> => {
  sheet = new Uint8Array(0);
  const base = livingBytes();
  let most = 0;
  await encode(
    () => undefined,
    () => (most = Math.max(most, livingBytes() - base)),
  );
  return most / 1e6;
};

const encode = async (
  sink: (bytes: Uint8Array) => void,
  onTenth: () => void = () => undefined,
): Promise<void> => {
  const writer = rowWriter(fileOf("xlsx", COLUMNS), sink);
  const tenth = Math.ceil(exported().length / 10);
  let values: Value[] = [];
  let count = 0;
  for (const row of rowsOf(COLUMNS)) {
    for (const value of row) values.push(value);
    if (++count % tenth === 0) onTenth();
    if (values.length < 4096) continue;
    await writer.rows(values);
    values = [];
  }
  await writer.rows(values);
  onTenth();
  await writer.end();
};
