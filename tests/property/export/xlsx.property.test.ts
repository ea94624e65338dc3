import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookOf, tableFile, written } from "../../support/written-files.ts";
import { hostileText } from "../../support/hostile-text.ts";

const COLUMNS = [
  { key: "id", heading: "Id", kind: "text" as const },
  { key: "count", heading: "Count", kind: "number" as const },
  { key: "at", heading: "At", kind: "time" as const },
];
const row = fc.tuple(
  hostileText,
  fc.option(fc.integer({ min: 0, max: 1e9 })),
  fc.option(fc.oneof(fc.integer({ min: 1e12, max: 4e12 }), hostileText)),
);
const EPOCH_DAYS = 25_569;

/** What XML 1.0 can hold in no way, or would change. */
const FORBIDDEN = /[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/u;

describe("an exported book", () => {
  it("gives back every text, number and time, over any number of sheets; nothing is a formula (I25, T19, I6)", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 9 }),
        fc.integer({ min: 2, max: 6 }),
        async (rows, rowsPerSheet) => {
          const book = bookOf(
            await written(tableFile("xlsx", COLUMNS, { rowsPerSheet }), rows),
          );
          for (const xml of Object.values(book.parts)) {
            expect(xml).not.toMatch(FORBIDDEN);
            expect(xml).not.toMatch(/<f[ >/]/);
          }
          for (const [at, [id, count, time]] of rows.entries()) {
            const cells = book.cells(Math.floor(at / (rowsPerSheet - 1)));
            const line = (at % (rowsPerSheet - 1)) + 2;
            const value = (column: string) =>
              cells.get(`${column}${line}`)?.value;
            expect(value("A")).toBe(id === "" ? undefined : id);
            expect(value("B")).toBe(count === null ? undefined : String(count));
            if (typeof time === "number")
              expect(
                Math.round((Number(value("C")) - EPOCH_DAYS) * 86_400),
              ).toBe(Math.floor(time / 1000));
            else expect(value("C")).toBe(time || undefined);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
