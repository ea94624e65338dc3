import { pageName } from "../../../utils/domain/page-name.ts";
import { NONE_RUNNING } from "../../../utils/domain/facts.ts";
import Papa from "papaparse";
import { reportOfUser } from "../../../utils/connectors/protocol-user.ts";
import { cellOf, exportColumns } from "../../../utils/domain/export-rows.ts";
import { instant } from "../../../utils/domain/instant.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { csvPieces } from "../../../utils/export/csv.ts";
import { START, userRow } from "../people.ts";
import { floorCsv } from "./floor-csv.ts";

const COLUMNS = exportColumns(["name", "email", "ip"]);
const MOMENT = {
  serverNow: instant(START),
  limits: DEFAULT_LIMITS,
  stale: false,
  running: NONE_RUNNING,
  nameOf: pageName,
};
const SLICE = 64 * 1024;

export type Encoder = "ours" | "floor" | "papaparse";

export interface Encoded {
  readonly ms: number;
  /** Characters of the file, and a sum over them: two encoders that agree give the same. */
  readonly length: number;
  readonly sum: number;
}

let reports: readonly Report[] = [];

export const prepareReports = (count: number): void => {
  reports = Array.from({ length: count }, (_, number) =>
    reportOfUser(userRow(number)),
  ).filter((report) => report !== null);
};

const piecesOf = (encoder: Encoder): Iterable<string> => {
  switch (encoder) {
    case "ours":
      return csvPieces(reports, COLUMNS, COLUMNS, MOMENT);
    case "floor":
      return floorCsv(reports, COLUMNS, MOMENT);
    default:
      return slices(papaparse());
  }
};

const papaparse = (): string =>
  Papa.unparse(
    { fields: [...COLUMNS], data: reports.map(textsOf) },
    { quotes: true, newline: "\r\n" },
  );

const textsOf = (report: Report): readonly (string | number | null)[] =>
  COLUMNS.map((column) => {
    const cell = cellOf(column, report, MOMENT);
    if (cell.kind === "text") return cell.text;
    if (cell.kind === "number") return cell.value;
    return cell.ms === null ? null : new Date(cell.ms).toISOString();
  });

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
    length += written;
    sum = (sum * 31 + (bytes[written >> 1] ?? 0)) % 1_000_003;
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

const livingBytes = (): number => {
  // CAST: the bench starts the browser with both; neither is standard.
  const { gc, performance: clock } = globalThis as unknown as {
    readonly gc: () => void;
    readonly performance: {
      readonly memory: { readonly usedJSHeapSize: number };
    };
  };
  gc();
  return clock.memory.usedJSHeapSize;
};
