import { describe, expect, it } from "vitest";
import { readEventId, writeEventId } from "../../../platform/api/event-id.ts";

describe("event id", () => {
  it("reads back what was written", () => {
    for (const seq of [0, 7, 4_711_000_000]) {
      const position = { epoch: "b3f1", seq };
      expect(readEventId(writeEventId(position))).toEqual(position);
    }
  });

  it.each([
    ["empty", ""],
    ["a number alone", "7"],
    ["no epoch", ":7"],
    ["no number", "b3f1:"],
    ["a negative number", "b3f1:-1"],
    ["another writing of a number", "b3f1:07"],
    ["a fraction", "b3f1:1.5"],
    ["a number beyond all counting", `b3f1:${"9".repeat(16)}`],
    ["two at once", "b3f1:1, b3f1:2"],
    ["a long epoch", `${"a".repeat(65)}:1`],
    ["space around it", " b3f1:1"],
  ])("refuses %s", (_, text) => {
    expect(readEventId(text)).toBeUndefined();
  });
});
