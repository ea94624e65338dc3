import { type Cell, type ExportColumn, cellOf } from "../domain/export-rows.ts";
import type { Moment } from "../domain/order.ts";
import type { Report } from "../domain/person.ts";
import { unreachable } from "../domain/result.ts";
import { createUtcFormat } from "./utc-format.ts";

/** Characters in a piece: large enough to be few, small enough to be nothing beside the list. */
const PIECE = 64 * 1024;
/** Spreadsheets take a file without it for the system's old encoding. */
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

/**
 * What makes a spreadsheet read a cell as a formula when it is the first sign, also behind blanks, also in full width,
 * also when quoted (OWASP, "CSV Injection"; ASVS 5.0 1.2.10).
 */
const FORMULA = /^\s*[=+\-@\0＝＋－＠]|^[\t\r\n]/u;

/** A field: harmless, and always in quotes, so that another separator in a name cannot open a new cell. */
export const csvField = (text: string): string => {
  const harmless =
    isPlain(text.charCodeAt(0)) || !FORMULA.test(text) ? text : `'${text}`;
  return `"${harmless.includes('"') ? harmless.replaceAll('"', '""') : harmless}"`;
};

/** A digit or a Latin letter: the first sign of nearly every field, and of no formula. */
const isPlain = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39);

/**
 * The rows as a CSV file (RFC 4180, UTF-8 with a byte order mark) in pieces of about 64 kB: exactly these rows, in this
 * order. Times are ISO 8601 in UTC; what is not known is empty.
 * @param headings the words of the first line, one a column
 */
export function* csvPieces(
  rows: Iterable<Report>,
  columns: readonly ExportColumn[],
  headings: readonly string[],
  moment: Moment,
): Generator<string> {
  const utc = createUtcFormat();
  let piece = BYTE_ORDER_MARK + headings.map(csvField).join(",") + LINE_END;
  for (const report of rows) {
    let separator = "";
    for (const column of columns) {
      piece += separator + fieldOf(cellOf(column, report, moment), utc);
      separator = ",";
    }
    piece += LINE_END;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

const fieldOf = (cell: Cell, utc: (ms: number) => string): string => {
  switch (cell.kind) {
    case "text":
      return cell.text === null ? '""' : csvField(cell.text);
    case "number":
      return cell.value === null ? '""' : `"${cell.value}"`;
    case "time":
      return cell.ms === null ? '""' : `"${utc(cell.ms)}"`;
    default:
      return unreachable(cell);
  }
};
