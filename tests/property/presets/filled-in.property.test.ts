import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemsOf } from "../../../utils/mapping/problems.ts";
import { PRESETS } from "../../../utils/presets/presets.ts";
import { filledPreset } from "../../support/read-preset.ts";

/** Letters that mean something to addresses, expressions, JSON or mappings, among others that do not. */
const LETTERS = Array.from(
  "abcXYZ019 .-_~@:/|&?#%=+,;()[]<>$*!^'\"`\\{}\n\t\0é漢",
);
const TEXTS = fc
  .oneof(
    fc.array(fc.constantFrom(...LETTERS), { maxLength: 12 }),
    fc.constantFrom([".", "."], ["."], ["/"], ["%", "2", "e"]),
    // What people fill in, with one letter changed.
    fc
      .tuple(
        fc.constantFrom(
          ...PRESETS.flatMap(({ fields }) =>
            fields.map(({ example }) => example),
          ),
        ),
        fc.nat(40),
        fc.constantFrom(...LETTERS),
      )
      .map(([example, at, letter]) => [
        `${example.slice(0, at)}${letter}${example.slice(at)}`,
      ]),
  )
  .map((letters) => letters.join(""));

/** A path is never empty: "" is "/". */
const partsOf = (path: string): number => (path || "/").split("/").length;

const filled = PRESETS.filter(({ fields }) => fields.length > 0);

describe("what a person may fill in", () => {
  test.each(filled.map((preset) => [preset.product, preset] as const))(
    "leaves the mapping of %s one that can be read, with the same requests",
    (_, preset) => {
      fc.assert(
        fc.property(fc.constantFrom(...preset.fields), TEXTS, (field, text) => {
          if (!field.looks.test(text)) return;
          const mapping = filledPreset(preset, { [field.key]: text });
          expect(problemsOf(mapping)).toEqual([]);
          const asked = new URL(
            `https://acme.test${mapping.list.request.path}`,
          );
          expect(asked.pathname.split("/")).toHaveLength(
            partsOf(preset.mapping.list.request.path),
          );
          expect([asked.search, asked.hash]).toEqual(["", ""]);
        }),
        { numRuns: 300 },
      );
    },
  );
});
