import type { TableColumn, Value } from "../domain/table.ts";
import { type CellWriter, columnName } from "./xlsx-cells.ts";

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** Widths in digits of the standard font. */
const WIDTH = { least: 9, most: 48, time: 28, duration: 12 } as const;
/** The button of the filter covers so much of a heading. */
const BUTTON = 3;

/** The heading as it stands in a sheet. */
export interface SheetColumn extends Pick<TableColumn, "kind"> {
  readonly heading: string;
}

/** What stands before the rows: a first line that stays in view, and columns as wide as the first rows need them. */
export const sheetHead = (
  columns: readonly SheetColumn[],
  cells: CellWriter,
  firstRows: readonly Value[],
): string =>
  [
    `<worksheet xmlns="${NAMESPACE}">`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    columnWidths(
      columns.map((column, at) =>
        widthOf(column, firstRows, at, columns.length),
      ),
    ),
    '<sheetData><row r="1">',
    ...columns.map(({ heading }, at) => cells.heading(heading, at, 1)),
    "</row>",
  ].join("");

/** What stands behind them: the filter over all, and no warning of ids that look like numbers. */
export const sheetEnd = (columns: number, rows: number): string => {
  const all = `A1:${columnName(columns - 1)}${rows}`;
  return `</sheetData><autoFilter ref="${all}"/><ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
};

/** A sheet of facts: what it is in the first column, the fact in the second. */
export const factsSheet = (rows: readonly string[]): string =>
  `<worksheet xmlns="${NAMESPACE}">${columnWidths([30, 60])}<sheetData>${rows.join("")}</sheetData></worksheet>`;

const columnWidths = (widths: readonly number[]): string =>
  `<cols>${widths
    .map(
      (width, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    )
    .join("")}</cols>`;

const widthOf = (
  { kind, heading }: SheetColumn,
  values: readonly Value[],
  column: number,
  columns: number,
): number => {
  if (kind === "time") return Math.max(WIDTH.time, heading.length + BUTTON);
  let width: number =
    kind === "duration" ? WIDTH.duration : heading.length + BUTTON;
  for (let at = column; at < values.length; at += columns)
    width = Math.max(width, String(values[at] ?? "").length + 1);
  return Math.min(WIDTH.most, Math.max(WIDTH.least, width));
};
