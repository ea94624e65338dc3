import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { tableFile, writtenText } from "../../support/written-files.ts";
import { hostileText } from "../../support/hostile-text.ts";

const FILE = tableFile("csv", [
  { key: "id", heading: "Id", kind: "text" },
  { key: "name", heading: "Name", kind: "text" },
]);

/** What UTF-8 can carry: half a character becomes the sign for one. */
const carried = (text: string): string => text.toWellFormed();

/** Without any sign that stands, or could stand, where one makes a text harmless: taking one away can bare the next. */
const bare = (text: string): string => {
  const less = text.replaceAll(/(^|[;|\t\r\n][\s"\0]*)'/g, "$1");
  return less === text ? text : bare(less);
};

describe("an exported CSV file", () => {
  it("gives back any text, but for the ' that makes it harmless; no cell is a formula (I25, T19)", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostileText, { minLength: 1, maxLength: 6 }),
        async (names) => {
          const rows = names.map((name, at) => [`u${at}`, name]);
          const text = await writtenText(FILE, rows);
          const { data } = Papa.parse<string[]>(text.slice(1), {
            skipEmptyLines: true,
          });
          expect(data).toHaveLength(names.length + 1);
          for (const [at, name] of names.entries()) {
            const cell = data[at + 1]?.[1] ?? "missing";
            // Whoever takes the signs away again has the text.
            expect(bare(cell)).toBe(bare(carried(name)));
            expect(cell).not.toMatch(
              /^\s*[=+\-@\0＝＋－＠]|^[\t\r\n]|[;|\t\r\n][\s"\0]*[=+\-@＝＋－＠]/u,
            );
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
