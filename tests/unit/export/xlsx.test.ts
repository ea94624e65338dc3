import { describe, expect, it } from "vitest";
import type { TableColumn } from "../../../utils/domain/table.ts";
import { bookOf, tableFile, written } from "../../support/written-files.ts";

const COLUMNS: readonly TableColumn[] = [
  { key: "id", heading: "ID", kind: "text" },
  { key: "seen", heading: "Last seen", kind: "time" },
  { key: "length", heading: "Active for", kind: "duration" },
  { key: "count", heading: "Sessions", kind: "number" },
];
const file = (more: Parameters<typeof tableFile>[2] = {}) =>
  tableFile("xlsx", COLUMNS, more);

describe("a book of Excel", () => {
  it("has real types: text, dates by the zone's wall clock with its offset, lengths, numbers", async () => {
    const book = bookOf(
      await written(file({ zone: "Europe/Warsaw" }), [
        ["00123", Date.parse("2026-10-25T00:30:00Z"), 5400, 3],
        ["1E5", Date.parse("2026-10-25T01:30:00Z"), null, 0],
        ["u3", "never", 0, null],
      ]),
    );
    const cells = book.cells(0);
    const wall = 46_320 + 2.5 / 24;
    expect(cells.get("A2")).toEqual({
      type: "s",
      format: null,
      value: "00123",
    });
    expect(cells.get("A3")).toEqual({ type: "s", format: null, value: "1E5" });
    expect(Number(cells.get("B2")?.value)).toBeCloseTo(wall, 9);
    // The hour that the clocks repeat: the same wall time, and another offset (D7).
    expect(Number(cells.get("B3")?.value)).toBeCloseTo(wall, 9);
    expect(cells.get("B2")?.format).toBe(
      String.raw`yyyy\-mm\-dd\ hh:mm:ss\ "+02:00"`,
    );
    expect(cells.get("B3")?.format).toBe(
      String.raw`yyyy\-mm\-dd\ hh:mm:ss\ "+01:00"`,
    );
    expect(cells.get("B4")).toMatchObject({ type: "s", value: "never" });
    expect(cells.get("C2")).toMatchObject({
      format: "[h]:mm:ss",
      value: "0.0625",
    });
    expect(cells.has("C3")).toBe(false);
    expect(cells.get("D2")).toEqual({ type: null, format: null, value: "3" });
    expect(cells.get("B1")?.value).toBe("Last seen (Europe/Warsaw)");
    expect(cells.get("C1")?.value).toBe("Active for");
  });

  it("keeps its first line in view, filters all of it, and says what it is in a sheet of its own", async () => {
    const book = bookOf(
      await written(
        file({
          facts: [
            { key: "source", label: "Source", kind: "text", value: "=Acme" },
            { key: "rowCount", label: "Rows", kind: "number", value: 2 },
            {
              key: "at",
              label: "Exported at",
              kind: "time",
              value: Date.parse("2026-03-04T12:00:00Z"),
            },
          ],
        }),
        [
          ["a", null, null, 1],
          ["b", null, null, 2],
        ],
      ),
    );
    const sheet = book.parts["xl/worksheets/sheet1.xml"];
    expect(sheet).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(sheet).toContain('<autoFilter ref="A1:D3"/>');
    expect(book.sheets).toEqual(["Users", "About"]);
    const about = book.cells(1);
    expect(about.get("B1")?.value).toBe("=Acme");
    expect(about.get("B2")).toMatchObject({ type: null, value: "2" });
    expect(about.get("B3")?.format).toBe(
      String.raw`yyyy\-mm\-dd\ hh:mm:ss\ "UTC"`,
    );
  });

  it("goes on in another sheet where one is full, each with headings", async () => {
    const rows = Array.from({ length: 7 }, (_, at) => [
      `u${at}`,
      null,
      null,
      at,
    ]);
    const book = bookOf(
      await written(file({ rowsPerSheet: 4, title: "About" }), rows),
    );
    expect(book.sheets).toEqual(["About", "About 2", "About 3", "About 4"]);
    const ids = [0, 1, 2].flatMap((sheet) =>
      [...book.cells(sheet)]
        .filter(([at]) => at.startsWith("A"))
        .map(([, { value }]) => value),
    );
    expect(ids).toEqual([
      "ID",
      "u0",
      "u1",
      "u2",
      "ID",
      "u3",
      "u4",
      "u5",
      "ID",
      "u6",
    ]);
    expect(book.parts["xl/worksheets/sheet2.xml"]).toContain(
      '<autoFilter ref="A1:D4"/>',
    );
  });

  it("begins no empty sheet when the last one is just full", async () => {
    const rows = [
      ["a", null, null, 1],
      ["b", null, null, 2],
    ];
    expect(
      bookOf(await written(file({ rowsPerSheet: 3 }), rows)).sheets,
    ).toEqual(["Users", "About"]);
    expect(bookOf(await written(file(), [])).sheets).toEqual([
      "Users",
      "About",
    ]);
  });

  it("cuts a text that no cell holds, marks it, and says how many", async () => {
    const whole = "x".repeat(32_767);
    const long = `${"x".repeat(32_765)}😀y`;
    const book = bookOf(
      await written(file(), [
        [whole, null, null, 0],
        [long, null, null, 0],
      ]),
    );
    const cells = book.cells(0);
    expect(cells.get("A2")?.value).toBe(whole);
    expect(cells.get("A3")?.value).toBe(`${"x".repeat(32_765)}…`);
    expect(book.cells(1).get("A1")?.value).toBe(
      "Cells cut at 32767 characters",
    );
    expect(book.cells(1).get("B1")?.value).toBe("1");
  });

  it("leads nowhere and computes nothing (T19)", async () => {
    const book = bookOf(
      await written(file(), [
        ["=1+1", null, null, 1],
        ['=HYPERLINK("http://x")', null, null, 1],
      ]),
    );
    const all = Object.values(book.parts).join("");
    expect(all).not.toMatch(/<f[ >/]/);
    expect(all).not.toMatch(/TargetMode|<hyperlink|externalLink|ddeLink/);
    expect(book.cells(0).get("A2")).toMatchObject({ type: "s", value: "=1+1" });
  });

  it("writes what repeats once, and what does not where it stands", async () => {
    const rows = Array.from({ length: 2000 }, (_, at) => [
      at % 2 === 0 ? "even" : `odd ${at}`,
      null,
      null,
      at,
    ]);
    const book = bookOf(await written(file(), rows));
    const cells = book.cells(0);
    expect(cells.get("A2000")).toMatchObject({ type: "s", value: "even" });
    expect(cells.get("A2001")).toMatchObject({
      type: "inlineStr",
      value: "odd 1999",
    });
    expect(book.parts["xl/sharedStrings.xml"]?.match(/>even</g)).toHaveLength(
      1,
    );
  });

  it.each([
    ["Users: now?", "Users  now"],
    ["'quoted'", "quoted"],
    ["", "Rollcall"],
    [
      "A name that is longer than any sheet's name",
      "A name that is longer than any",
    ],
  ])("calls its sheet, of %j, %j", async (title, name) => {
    expect(bookOf(await written(file({ title }), [])).sheets[0]).toBe(name);
  });
});
