import { pageName } from "../../../utils/domain/page-name.ts";
import { NONE_RUNNING } from "../../../utils/domain/facts.ts";
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvPieces } from "../../../utils/export/csv.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { NOON, person } from "../../support/builders.ts";

const MOMENT = {
  serverNow: NOON,
  limits: DEFAULT_LIMITS,
  stale: false,
  running: NONE_RUNNING,
  nameOf: pageName,
};
const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.stringMatching(/^[\s"',;=+@\-\0\t\r\n＝a1]{0,12}$/u),
);

describe("an exported file", () => {
  it("gives back any text, but for the ' that makes it harmless; no cell is a formula (I25, T19)", () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), (names) => {
        const rows = names.map((name, index) => person(`u${index}`, { name }));
        const text = [
          ...csvPieces(rows, ["id", "name"], ["Id", "Name"], MOMENT),
        ].join("");
        const { data } = Papa.parse<string[]>(text.slice(1), {
          skipEmptyLines: true,
        });
        expect(data).toHaveLength(names.length + 1);
        for (const [index, name] of names.entries()) {
          const cell = data[index + 1]?.[1] ?? "missing";
          expect(cell === name || cell === `'${name}`).toBe(true);
          expect(/^\s*[=+\-@\0＝＋－＠]|^[\t\r\n]/u.test(cell)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
