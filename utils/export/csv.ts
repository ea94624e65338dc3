import type { Value } from "../domain/table.ts";
import { FORMULA } from "./formula.ts";
import { type TableFile, type TextFormat, headingOf } from "./table-file.ts";
import { createZonedTime } from "./zoned-time.ts";

/** Spreadsheets take a file without it for the system's old encoding. */
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

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
