import { expect, it } from "vitest";
import type { TableColumn } from "../../../utils/domain/table.ts";
import { tableFile, writtenText } from "../../support/written-files.ts";

const COLUMNS: readonly TableColumn[] = [
  { key: "id", heading: "Kennung", kind: "text" },
  { key: "lastSeen", heading: "Gesehen", kind: "time" },
  { key: "activeForSeconds", heading: "Aktiv", kind: "duration" },
];

it("is one object of facts and rows, with keys that no language changes", async () => {
  const text = await writtenText(
    tableFile("json", COLUMNS, {
      zone: "Europe/Warsaw",
      facts: [
        {
          key: "dataOf",
          label: "Stand",
          kind: "time",
          value: Date.parse("2026-07-04T12:00:00Z"),
        },
        { key: "rowCount", label: "Zeilen", kind: "number", value: 2 },
      ],
    }),
    [
      ['u"1\n\ud800', Date.parse("2026-03-04T12:00:05Z"), 90],
      ["u2", "never", null],
    ],
  );
  expect(JSON.parse(text)).toEqual({
    about: { title: "Users", dataOf: "2026-07-04T14:00:00+02:00", rowCount: 2 },
    rows: [
      {
        id: 'u"1\n\ud800',
        lastSeen: "2026-03-04T13:00:05+01:00",
        activeForSeconds: 90,
      },
      { id: "u2", lastSeen: "never", activeForSeconds: null },
    ],
  });
});

it("of nobody has no rows, and is whole all the same", async () => {
  expect(JSON.parse(await writtenText(tableFile("json", COLUMNS), []))).toEqual(
    {
      about: { title: "Users" },
      rows: [],
    },
  );
});

it("of many pieces is one array", async () => {
  const rows = Array.from({ length: 4000 }, (_, at) => [`u${at}`, null, at]);
  const { rows: read } = JSON.parse(
    await writtenText(tableFile("json", COLUMNS), rows),
  ) as {
    rows: readonly { id: string }[];
  };
  expect(read.map(({ id }) => id)).toEqual(rows.map(([id]) => id));
});
