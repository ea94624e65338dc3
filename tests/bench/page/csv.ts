import Papa from "papaparse";
import { headingOf } from "../../../utils/export/table-file.ts";
import { csvFormat } from "../../../utils/export/csv.ts";
import type { Value } from "../../../utils/domain/table.ts";
import { LOOK, exported, fileOf, rowsOf } from "./exported.ts";
import { floorCsv } from "./floor-csv.ts";
import { livingBytes } from "./living-bytes.ts";

const FILE = fileOf("csv");
const HEADINGS = FILE.columns.map((column) => headingOf(column, "UTC"));
/** As many cells as the extension hands to its worker at once. */
const CELLS = 4096;
const SLICE = 256 * 1024;

/** Every so many bytes of a file one is looked at. */
const EVERY = 4096;

export type Encoder = "ours" | "floor" | "papaparse";

export interface Encoded {
  readonly ms: number;
  /** Characters of the file, and a sum over them: two encoders that agree give the same. */
  readonly length: number;
  readonly sum: number;
}

const piecesOf = (encoder: Encoder): Iterable<string> => {
  switch (encoder) {
    case "ours":
      return ours();
    case "floor":
      return floorCsv(exported(), HEADINGS, LOOK);
    default:
      return slices(papaparse());
  }
};

function* ours(): Generator<string> {
  const format = csvFormat(FILE);
  yield format.begin();
  let values: Value[] = [];
  for (const row of rowsOf()) {
    for (const value of row) values.push(value);
    if (values.length < CELLS) continue;
    yield format.rows(values);
    values = [];
  }
  yield format.rows(values);
}

const papaparse = (): string =>
  Papa.unparse(
    { fields: HEADINGS, data: Array.from(rowsOf(), textsOf) },
    { quotes: true, newline: "\r\n" },
  );

const textsOf = (row: readonly Value[]): readonly Value[] =>
  row.map((value, at) =>
    typeof value === "number" && FILE.columns[at]?.kind === "time"
      ? new Date(value).toISOString()
      : value,
  );

function* slices(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += SLICE)
    yield text.slice(at, at + SLICE);
}

/** Encodes the file and turns each piece into bytes, as a download does; nothing is kept. */
export const encodeCsv = (encoder: Encoder): Encoded => {
  const bytes = new Uint8Array(SLICE * 4);
  const utf8 = new TextEncoder();
  const start = performance.now();
  let length = 0;
  let sum = 0;
  for (const piece of piecesOf(encoder)) {
    const { written } = utf8.encodeInto(piece, bytes);
    // At places of the file, not of the pieces, which everybody cuts elsewhere.
    for (let at = EVERY - (length % EVERY); at < written; at += EVERY)
      sum = (sum * 31 + (bytes[at] ?? 0)) % 1_000_003;
    length += written;
  }
  return { ms: performance.now() - start, length, sum };
};

/** Most memory in MB that lives beside the data while the file is made, garbage excluded. Slow. */
export const csvMemory = (encoder: Encoder): number => {
  const base = livingBytes();
  let most = 0;
  let number = 0;
  for (const piece of piecesOf(encoder))
    if (number++ % 50 === 1 && piece !== "")
      most = Math.max(most, livingBytes() - base);
  return most / 1e6;
};
