import { serialize } from "node:v8";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packReports } from "../../../utils/storage/packed-reports.ts";
import { packSessions } from "../../../utils/storage/packed-sessions.ts";
import { storedSize } from "../../../utils/storage/stored-size.ts";
import { online } from "../../support/builders.ts";
import { finished } from "./history-world.ts";

/** What Chromium and Node write of a value, without the head of the whole. */
const HEAD = 2;
const wanted = (value: unknown): number => serialize(value).length - HEAD;

describe("the size of a stored value", () => {
  it.each([
    ["a text", "Ana Lopez"],
    ["a long text", "x".repeat(70_000)],
    ["a text beyond Latin-1", "Zażółć gęślą jaźń ".repeat(40)],
    ["a number", 1_772_625_632_000],
    ["small numbers", [0, 1, 127, 128, -5]],
    ["nothing", null],
    ["a record", { source: "acme", revision: 7, paused: false, name: null }],
    [
      "reports",
      packReports(Array.from({ length: 500 }, (_, n) => online(`u${n}`))),
    ],
    [
      "sessions",
      packSessions(
        null,
        Array.from({ length: 500 }, (_, n) => finished({ person: `u${n}` })),
      ),
    ],
  ])("of %s is what the browser writes, within a few bytes", (_, value) => {
    const size = wanted(value);
    expect(Math.abs(storedSize(value) - size)).toBeLessThanOrEqual(
      24 + size * 0.05,
    );
  });

  it("of anything that JSON can say is near to it", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const size = wanted(value);
        expect(Math.abs(storedSize(value) - size)).toBeLessThanOrEqual(
          12 + size * 0.3,
        );
      }),
      { numRuns: 500 },
    );
  });
});
