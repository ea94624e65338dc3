import { describe, expect, it } from "vitest";
import type { TableColumn } from "../../../utils/domain/table.ts";
import { tableFile, writtenText } from "../../support/written-files.ts";

const COLUMNS: readonly TableColumn[] = [
  { key: "presence", heading: "Presence", kind: "text", counted: true },
  { key: "name", heading: "Name", kind: "text" },
  { key: "page", heading: "Page", kind: "text", counted: true },
];

describe("a summary", () => {
  it("counts, says what of and when, and names nobody", async () => {
    const text = await writtenText(
      tableFile("markdown", COLUMNS, {
        facts: [
          { key: "source", label: "Source", kind: "text", value: "Acme" },
          {
            key: "at",
            label: "Exported at",
            kind: "time",
            value: Date.parse("2026-03-04T12:00:05Z"),
          },
          { key: "coverage", label: "Watched", kind: "text", value: null },
        ],
      }),
      [
        ["online", "Ada Lovelace", "Invoices"],
        ["online", "Alan Turing", null],
        ["offline", "Grace Hopper", null],
      ],
    );
    expect(text).toBe(`# Users

- Source: Acme
- Exported at: 2026-03-04T12:00:05Z

| Presence | Number |
| --- | ---: |
| online | 2 |
| offline | 1 |

| Page | Number |
| --- | ---: |
| Not known | 2 |
| Invoices | 1 |
`);
  });

  it("counts what is rare together", async () => {
    const rows = Array.from({ length: 30 }, (_, at) => [
      "online",
      "",
      `Page ${at}`,
    ]);
    const text = await writtenText(tableFile("markdown", COLUMNS), rows);
    expect(text).toContain("| All others | 10 |");
  });

  it.each([
    ["a | b\n| c", "`a \\| b \\| c`"],
    ["<img src=x>", "`<img src=x>`"],
    ["[x](javascript:1)", "`[x](javascript:1)`"],
    ["@everyone", "`@everyone`"],
    ["acme.test", "`acme.test`"],
    ["`code`", "`'code'`"],
    ["שלום", "\u2068שלום\u2069"],
  ])("shows %j as it is", async (page, shown) => {
    const text = await writtenText(tableFile("markdown", COLUMNS), [
      ["online", "", page],
    ]);
    expect(text).toContain(`| ${shown} | 1 |`);
  });
});
