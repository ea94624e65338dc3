import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Row, TableColumn } from "../../../utils/domain/table.ts";
import {
  type Office,
  type OfficeBook,
  openOffice,
} from "../../support/office.ts";
import { hostileText } from "../../support/hostile-text.ts";
import { tableFile, written } from "../../support/written-files.ts";

/*
 * Exported files opened by a real spreadsheet program: whatever a platform calls somebody, no cell computes anything, and
 * types, rows and columns are what they were (T19, I5, I6).
 */

const COLUMNS: readonly TableColumn[] = [
  { key: "id", heading: "ID", kind: "text" },
  { key: "name", heading: "Name", kind: "text" },
  { key: "seen", heading: "Last seen", kind: "time" },
  { key: "length", heading: "Active for", kind: "duration" },
  { key: "count", heading: "Sessions", kind: "number" },
];
const SEEN = Date.parse("2026-07-04T12:00:05Z");
const SEEDS = [
  ...[
    '";=1+1',
    '"\t=1+1',
    '";\0=1',
    '"\n=1+1',
    '";;=1+1',
    ';"=1+1',
    ";=1",
    '";x',
  ],
  ...[
    "=1+1",
    "+48123456789",
    "-1",
    "@SUM(A1)",
    " =1+1",
    "\u00a0=1+1",
    "\t=1",
    "\r=1",
    "\n=1",
  ],
  ...[
    "\0=1+1",
    "＝1+1",
    "a;=1+1",
    'x";=1+1;"',
    "x,=1+1",
    "x\t=1+1",
    '=HYPERLINK("http://x.test")',
  ],
  ...[
    "=cmd|' /C calc'!A0",
    "{=1+1}",
    "00123",
    "1E5",
    "2026-03-01",
    "_x0041_",
    "a\rb",
    "\ud800",
    "]]>",
  ],
];
const HOSTILE: readonly string[] = [
  ...SEEDS,
  ...fc.sample(hostileText, { numRuns: 300, seed: 19 }),
];
const ROWS: readonly Row[] = HOSTILE.map((name, at) => [
  `u${at}`,
  name,
  SEEN,
  5400,
  at,
]);

let office: Office;
beforeAll(() => {
  office = openOffice();
});
afterAll(() => office?.close());

const formulasIn = ({ sheets, xml }: OfficeBook) => ({
  cells: sheets
    .flatMap(({ rows }) => rows.flat())
    .filter(({ formula }) => formula).length,
  anywhere: xml.match(/table:formula/g)?.length ?? 0,
  links: xml.match(/xlink:href="(?!\.uno|vnd)[^"]*x\.test/g)?.length ?? 0,
});
const NONE = { cells: 0, anywhere: 0, links: 0 };

describe("LibreOffice", () => {
  it("finds text, dates, lengths and numbers in an Excel file, all rows over all sheets, and no formula", async () => {
    const zone = "Europe/Warsaw";
    const facts = [
      { key: "source", label: "Source", kind: "text" as const, value: "=1+1" },
    ];
    const books = office.open({
      "whole.xlsx": await written(
        tableFile("xlsx", COLUMNS, { zone, facts }),
        ROWS,
      ),
      "split.xlsx": await written(
        tableFile("xlsx", COLUMNS, { zone, facts, rowsPerSheet: 101 }),
        ROWS,
      ),
    });
    const whole = books["whole.xlsx"];
    const split = books["split.xlsx"];
    if (whole === undefined || split === undefined)
      throw new Error("A book is missing.");
    expect(formulasIn(whole)).toEqual(NONE);
    expect(formulasIn(split)).toEqual(NONE);
    expect(whole.sheets.map(({ name }) => name)).toEqual(["Users", "About"]);
    const [headings, ...rows] = whole.sheets[0]?.rows ?? [];
    expect(headings?.map(({ value }) => value)).toEqual([
      "ID",
      "Name",
      "Last seen (Europe/Warsaw)",
      "Active for",
      "Sessions",
    ]);
    expect(rows).toHaveLength(ROWS.length);
    for (const [at, [id, name, seen, length, count]] of rows.entries()) {
      expect(id).toMatchObject({ type: "string", value: `u${at}` });
      expect(name?.type).toBe(HOSTILE[at] === "" ? null : "string");
      expect(seen).toMatchObject({
        type: "date",
        value: "2026-07-04T14:00:05",
      });
      expect(length).toMatchObject({ type: "time", value: "PT01H30M00S" });
      expect(count).toMatchObject({ type: "float", value: String(at) });
    }
    // What can be shown is shown as it was.
    for (const at of SEEDS.keys())
      if (!/[\0\r\n\t\ud800]/.test(HOSTILE[at] ?? ""))
        expect(rows[at]?.[1]?.value).toBe(HOSTILE[at]);
    expect(split.sheets.map(({ name }) => name)).toEqual([
      "Users",
      "Users 2",
      "Users 3",
      "Users 4",
      "About",
    ]);
    expect(
      split.sheets
        .slice(0, -1)
        .reduce((sum, { rows: some }) => sum + some.length - 1, 0),
    ).toBe(ROWS.length);
    expect(whole.sheets[1]?.rows[0]?.map(({ value }) => value)).toEqual([
      "Source",
      "=1+1",
    ]);
  });

  it.each([
    [",", 44, true],
    [";", 59, false],
    ["TAB", 9, false],
  ])(
    "reading a CSV file with the separator %s finds no formula, and its own separator all cells",
    async (_, separator, isOurs) => {
      const file = await written(tableFile("csv", COLUMNS), ROWS);
      // Quotes, UTF-8, from line 1; the last but two: evaluate formulas, which a file from outside must not need to forbid.
      const filter = `CSV:${separator},34,76,1,,0,false,true,false,false,false,-1,true`;
      const book = office.open({ "people.csv": file }, filter)["people.csv"];
      if (book === undefined) throw new Error("The book is missing.");
      expect(formulasIn(book)).toEqual(NONE);
      const rows = book.sheets[0]?.rows ?? [];
      if (!isOurs) return;
      expect(rows).toHaveLength(ROWS.length + 1);
      expect(rows.every(({ length }) => length === COLUMNS.length)).toBe(true);
    },
  );
});
