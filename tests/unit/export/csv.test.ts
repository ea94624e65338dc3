import { pageName } from "../../../utils/domain/page-name.ts";
import { NONE_RUNNING } from "../../../utils/domain/facts.ts";
import { describe, expect, it } from "vitest";
import { exportColumns } from "../../../utils/domain/export-rows.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { csvField, csvPieces } from "../../../utils/export/csv.ts";
import {
  NOON,
  before,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";

const MOMENT = {
  serverNow: NOON,
  limits: DEFAULT_LIMITS,
  stale: false,
  running: NONE_RUNNING,
  nameOf: pageName,
};

const linesOf = (pieces: Iterable<string>): readonly string[] =>
  [...pieces].join("").split("\r\n");

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
    ["a;=1+1", '"a;=1+1"', "harmless as long as every field is quoted"],
    ["", '""', ""],
  ])("%j is written as %j", (text, expected) => {
    expect(csvField(text)).toBe(expected);
  });
});

describe("a file", () => {
  it("begins with a byte order mark and the headings, and ends each line with CR LF", () => {
    const [first, ...rest] = linesOf(
      csvPieces([person("u1")], ["id", "account"], ["Id", "Account"], MOMENT),
    );
    expect(first).toBe('\uFEFF"Id","Account"');
    expect(rest).toEqual(['"u1","active"', ""]);
  });

  it("keeps the four facts apart, times in UTC and what is not known empty", () => {
    const ana = online("u1", {
      name: "Ana",
      lastLoginAt: "never",
      sessions: [
        session({
          startedAt: before(90 * MINUTE),
          page: pageOn("https://a.test/x", { title: "X" }),
        }),
      ],
    });
    const columns = [
      "presence",
      "activity",
      "account",
      "page",
      "activeForSeconds",
      "sessionStart",
      "lastSeen",
      "lastLogin",
    ] as const;
    const [, line] = linesOf(csvPieces([ana], columns, columns, MOMENT));
    expect(line).toBe(
      '"online","active","active","X","5400","2026-03-04T10:30:00Z","","never"',
    );
  });

  it("claims nothing about presence from stale data", () => {
    const [, line] = linesOf(
      csvPieces([online("u1")], ["presence", "activity"], ["", ""], {
        ...MOMENT,
        stale: true,
      }),
    );
    expect(line).toBe('"unknown","unknown"');
  });

  it("comes in pieces, and all of them together are the whole", () => {
    const rows = Array.from({ length: 5000 }, (_, index) =>
      person(`u${index}`),
    );
    const pieces = [
      ...csvPieces(rows, ["id", "account"], ["Id", "Account"], MOMENT),
    ];
    expect(pieces.length).toBeGreaterThan(1);
    expect(linesOf(pieces)).toHaveLength(5002);
  });
});

describe("personal columns", () => {
  it("are left out unless they are chosen (T12)", () => {
    expect(exportColumns([])).not.toContain("email");
    expect(exportColumns([])).not.toContain("name");
    expect(exportColumns(["email"])).toContain("email");
    expect(exportColumns(["email"])).not.toContain("ip");
  });
});
