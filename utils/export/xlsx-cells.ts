import { DAY, SECOND } from "../domain/instant.ts";
import type { TableColumn, Value } from "../domain/table.ts";
import { zoneCalendar } from "../domain/zone-calendar.ts";
import { FORMULA } from "./formula.ts";
import type { SharedStrings } from "./xlsx-strings.ts";
import { STYLE, type Styles } from "./xlsx-styles.ts";
import { fitCell, xlsxText } from "./xlsx-text.ts";

/** Days from Excel's day 0 to 1970. */
const EPOCH_DAYS = 25_569;
const SECONDS_A_DAY = 86_400;

/** Writes cells, whatever sheet they stand in. */
export interface CellWriter {
  /** The cells of a row, one after the other; what is not known is no cell. */
  readonly row: (
    values: readonly Value[],
    from: number,
    number: number,
  ) => string;
  readonly heading: (text: string, column: number, row: number) => string;
  /** How many texts were cut because no cell holds them. */
  readonly cut: () => number;
}

/**
 * Cells with real types: numbers, moments as days by the wall clock of the zone, lengths as parts of a day; all else is
 * text and never a formula, whatever it begins with.
 */
export const createCellWriter = (
  columns: readonly Pick<TableColumn, "kind">[],
  zone: string,
  styles: Styles,
  strings: SharedStrings,
): CellWriter => {
  const letters = columns.map((_, at) => columnName(at));
  const { offsetAt } = zoneCalendar(zone);
  let cuts = 0;

  const text = (value: string, at: number): string => {
    const fit = fitCell(value);
    if (fit.length < value.length) cuts++;
    const style = FORMULA.test(fit) ? ` s="${STYLE.text}"` : "";
    const shared = strings.numberOf(at, fit);
    return shared === null
      ? `${style} t="inlineStr"><is><t xml:space="preserve">${xlsxText(fit)}</t></is></c>`
      : `${style} t="s"><v>${shared}</v></c>`;
  };

  const number = (value: number, at: number): string => {
    switch (columns[at]?.kind) {
      case "time": {
        const offset = offsetAt(value);
        const whole = Math.floor(value / SECOND) * SECOND;
        return ` s="${styles.moment(offset)}"><v>${(whole + offset) / DAY + EPOCH_DAYS}</v></c>`;
      }
      case "duration":
        return ` s="${STYLE.duration}"><v>${value / SECONDS_A_DAY}</v></c>`;
      default:
        return `><v>${value}</v></c>`;
    }
  };

  return {
    row: (values, from, rowNumber) => {
      let cells = "";
      for (let at = 0; at < letters.length; at++) {
        const value = values[from + at] ?? null;
        if (value === null || value === "") continue;
        if (typeof value === "number" && !Number.isFinite(value)) continue;
        cells += `<c r="${letters[at]}${rowNumber}"${typeof value === "string" ? text(value, at) : number(value, at)}`;
      }
      return `<row r="${rowNumber}">${cells}</row>`;
    },
    heading: (words, column, row) =>
      `<c r="${letters[column]}${row}" s="${STYLE.heading}" t="inlineStr"><is><t xml:space="preserve">${xlsxText(fitCell(words))}</t></is></c>`,
    cut: () => cuts,
  };
};

/** "A" for the first column, "AA" for the 27th. */
export const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : "") +
  String.fromCharCode(65 + (at % 26));
