import { strFromU8, unzipSync } from "fflate";
import type { FileFormat, Row, TableColumn } from "../../utils/domain/table.ts";
import { serveFile } from "../../utils/export/file-writer.ts";
import type { TableFile } from "../../utils/export/table-file.ts";
import { type WriterPort, writeFile } from "../../utils/export/write-file.ts";

/*
 * Files as the extension writes them: the worker's own code, called without a worker between; and what stands in them.
 */

export const WORDS = {
  about: "About",
  cut: "Cells cut at $1 characters",
  count: "Number",
  unknown: "Not known",
  others: "All others",
};

export const tableFile = (
  format: FileFormat,
  columns: readonly TableColumn[],
  more: Partial<TableFile> = {},
): TableFile => ({
  format,
  columns,
  title: "Users",
  facts: [],
  zone: "UTC",
  words: WORDS,
  ...more,
});

/** A writer in this very thread; every message is cloned, as on its way to a worker. */
export const writerHere = (): WriterPort & {
  readonly isClosed: () => boolean;
} => {
  let hear: Parameters<WriterPort["listen"]>[0] = () => undefined;
  let isClosed = false;
  const take = serveFile((message) => {
    if (!isClosed) hear(message);
  });
  return {
    post: (message) => take(structuredClone(message)),
    listen: (listener) => (hear = listener),
    close: () => (isClosed = true),
    isClosed: () => isClosed,
  };
};

export const written = async (
  file: TableFile,
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<Uint8Array> => {
  const { signal } = new AbortController();
  const done = await writeFile(
    writerHere(),
    file,
    rows,
    () => undefined,
    signal,
  );
  if (done === null) throw new Error("Nobody stopped it.");
  return new Uint8Array(await done.file.arrayBuffer());
};

export const writtenText = async (
  file: TableFile,
  rows: Iterable<Row>,
): Promise<string> =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    await written(file, rows),
  );

/** A cell of a sheet: its type and style as they stand there, and what a reader takes it for. */
export interface SheetCell {
  readonly type: string | null;
  readonly format: string | null;
  readonly value: string;
}

export interface Book {
  readonly parts: Readonly<Record<string, string>>;
  /** Names of the sheets, in their order. */
  readonly sheets: readonly string[];
  /** Cells of a sheet by their reference: "B2". */
  readonly cells: (sheet: number) => ReadonlyMap<string, SheetCell>;
}

/** Reads a book back, knowing nothing of how it was written but the format. */
export const bookOf = (bytes: Uint8Array): Book => {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, data]) => [
      path,
      strFromU8(data),
    ]),
  );
  const part = (path: string): string => parts[path] ?? "";
  const strings = [
    ...part("xl/sharedStrings.xml").matchAll(
      /<si><t[^>]*>([\s\S]*?)<\/t><\/si>/g,
    ),
  ].map(([, text = ""]) => unescaped(text));
  const formats = new Map(
    [
      ...part("xl/styles.xml").matchAll(
        /numFmtId="(\d+)" formatCode="([^"]*)"/g,
      ),
    ].map(([, id = "", code = ""]) => [id, unescaped(code)]),
  );
  const styles = [
    ...(
      /<cellXfs[\s\S]*<\/cellXfs>/.exec(part("xl/styles.xml"))?.[0] ?? ""
    ).matchAll(/<xf [^>]*>/g),
  ].map(([xf]) => formats.get(/numFmtId="(\d+)"/.exec(xf)?.[1] ?? "") ?? null);
  return {
    parts,
    sheets: [...part("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(
      ([, name = ""]) => unescaped(name),
    ),
    cells: (sheet) =>
      new Map(
        [
          ...part(`xl/worksheets/sheet${sheet + 1}.xml`).matchAll(
            /<c r="([A-Z]+\d+)"([^>]*)>([\s\S]*?)<\/c>/g,
          ),
        ].map(([, reference = "", attributes = "", content = ""]) => {
          const type = / t="(\w+)"/.exec(attributes)?.[1] ?? null;
          const style = / s="(\d+)"/.exec(attributes)?.[1];
          const inner =
            /<(?:v|t)[^>]*>([\s\S]*?)<\/(?:v|t)>/.exec(content)?.[1] ?? "";
          const value =
            type === "s"
              ? (strings[Number(inner)] ?? "missing")
              : unescaped(inner);
          return [
            reference,
            {
              type,
              format:
                style === undefined ? null : (styles[Number(style)] ?? null),
              value,
            },
          ];
        }),
      ),
  };
};

const NAMED: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&amp;": "&",
};

/** XML's escapes, then those of a cell's text (ISO 29500-1, 22.9.2.19). */
const unescaped = (text: string): string =>
  text
    .replaceAll(/&(?:lt|gt|quot|amp);/g, (name) => NAMED[name] ?? name)
    .replaceAll(/_x([\da-fA-F]{4})_/g, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
