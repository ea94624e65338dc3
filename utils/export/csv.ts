import type { Value } from "../domain/table.ts";
import { FORMULA, FORMULA_WITHIN } from "./formula.ts";
import { type TableFile, type TextFormat, headingOf } from "./table-file.ts";
import { createZonedTime } from "./zoned-time.ts";

/** Spreadsheets take a file without it for the system's old encoding. */
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

/** Begins with a letter or digit, and has nothing in it that could end a field: nearly every text. */
const PLAIN = /^[\dA-Za-z][^";|\t\r\n]*$/;

/**
 * A field, always in quotes. An apostrophe stands before whatever a spreadsheet would compute: at its begin, and where a
 * reader that splits at other signs would see one.
 */
export const csvField = (text: string): string =>
  PLAIN.test(text) ? `"${text}"` : `"${harmlessField(text)}"`;

const harmlessField = (text: string): string =>
  (FORMULA.test(text) ? `'${text}` : text)
    .replaceAll(FORMULA_WITHIN, "$1'")
    .replaceAll('"', '""');

/**
 * CSV (RFC 4180, UTF-8 with a byte order mark): headings and rows, nothing else. Times are ISO 8601 with the zone's
 * offset, lengths are seconds, what is not known is empty.
 */
export const csvFormat = ({ columns, zone }: TableFile): TextFormat => {
  const time = createZonedTime(zone);
  const isTime = columns.map(({ kind }) => kind === "time");
  const width = columns.length;
  return {
    begin: () =>
      BYTE_ORDER_MARK +
      columns.map((column) => csvField(headingOf(column, zone))).join(",") +
      LINE_END,
    rows: (values) => {
      let piece = "";
      for (let at = 0, column = 0; at < values.length; at++) {
        const value = values[at] ?? null;
        piece +=
          typeof value === "number" && isTime[column] === true
            ? `"${time(value)}"`
            : fieldOf(value);
        if (++column < width) piece += ",";
        else {
          piece += LINE_END;
          column = 0;
        }
      }
      return piece;
    },
    end: () => "",
  };
};

const fieldOf = (value: Value): string => {
  if (typeof value === "string") return csvField(value);
  return value === null ? '""' : `"${value}"`;
};
