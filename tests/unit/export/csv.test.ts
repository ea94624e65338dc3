import { describe, expect, it } from "vitest";
import type { TableColumn } from "../../../utils/domain/table.ts";
import { csvField } from "../../../utils/export/csv.ts";
import { tableFile, writtenText } from "../../support/written-files.ts";

const COLUMNS: readonly TableColumn[] = [
  { key: "id", heading: "ID", kind: "text" },
  { key: "seen", heading: "Seen", kind: "time" },
  { key: "length", heading: "Length", kind: "duration" },
  { key: "count", heading: "Count", kind: "number" },
];

describe("a field", () => {
  it.each([
    ["Ana", '"Ana"', ""],
    ['say "hi"', '"say ""hi"""', "quotes are doubled"],
    ["=1+1", `"'=1+1"`, "a formula"],
    [
      "+48123456789",
      `"'+48123456789"`,
      "a telephone number would become a number",
    ],
    ["-1", `"'-1"`, ""],
    ["@SUM(A1)", `"'@SUM(A1)"`, ""],
    ["  =1+1", `"'  =1+1"`, "spreadsheets trim"],
    ["\u00a0=1+1", `"'\u00a0=1+1"`, "also other blanks"],
    ["\t1", `"'\t1"`, ""],
    ["\rx", `"'\rx"`, ""],
    ["\u0000=1+1", `"'\u0000=1+1"`, "LibreOffice drops NUL and reads the rest"],
    ["＝1+1", `"'＝1+1"`, "full width"],
    ["a;=1+1", `"a;'=1+1"`, "another separator would open a cell"],
    [
      '";=1+1',
      `""";'=1+1"`,
      "LibreOffice reads a formula there, with ; as separator",
    ],
    [';"=1+1', `";""'=1+1"`, "also one in quotes"],
    ["a\n-1", `"a\n'-1"`, ""],
    ["a, -b; c", '"a, -b; c"', "a comma is ours, and all is quoted"],
    ["", '""', ""],
  ])("%j is written as %j", (text, expected) => {
    expect(csvField(text)).toBe(expected);
  });
});

describe("a CSV file", () => {
  it("begins with a byte order mark and the headings, which say zone and unit, and ends each line with CR LF", async () => {
    const text = await writtenText(
      tableFile("csv", COLUMNS, { zone: "Europe/Warsaw" }),
      [["u1", Date.parse("2026-03-04T12:00:05Z"), 5400, 2]],
    );
    expect(text).toBe(
      '\uFEFF"ID","Seen (Europe/Warsaw)","Length (s)","Count"\r\n"u1","2026-03-04T13:00:05+01:00","5400","2"\r\n',
    );
  });

  it("leaves empty what is not known, and keeps a word that stands for a time", async () => {
    const text = await writtenText(tableFile("csv", COLUMNS), [
      ["u1", "never", null, 0],
    ]);
    expect(text.split("\r\n")[1]).toBe('"u1","never","","0"');
  });

  it("has every row of many pieces once, in order", async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => [
      `u${at}`,
      at,
      at,
      at,
    ]);
    const lines = (await writtenText(tableFile("csv", COLUMNS), rows)).split(
      "\r\n",
    );
    expect(lines).toHaveLength(5002);
    expect(lines.slice(1, -1).map((line) => line.split(",")[0])).toEqual(
      rows.map(([id]) => `"${id}"`),
    );
  });
});
