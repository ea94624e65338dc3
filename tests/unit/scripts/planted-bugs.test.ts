import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PLANTED_BUGS } from "../../../scripts/mutants/planted-bugs.ts";

const ROOT = new URL("../../../", import.meta.url);

describe("planted bugs", () => {
  it.each(PLANTED_BUGS)(
    "$name has a place in the sources of today, and one alone",
    ({ file, find, put }) => {
      const source = readFileSync(new URL(file, ROOT), "utf8");
      expect(source.split(find)).toHaveLength(2);
      expect(put).not.toBe(find);
    },
  );

  it("stand in the table that says what they are, each with its words", () => {
    const table = readFileSync(
      new URL("tests/property/domain/README.md", ROOT),
      "utf8",
    );
    const rows = Array.from(
      table.matchAll(/^\| `(\w+)` +\| (.*?) +\|/gm),
      ([, name = "", what = ""]) => [name, what] as const,
    );
    expect(new Map(rows)).toEqual(
      new Map(PLANTED_BUGS.map(({ name, what }) => [name, what])),
    );
  });

  it("have a name each", () => {
    const names = PLANTED_BUGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
