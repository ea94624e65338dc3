import { describe, expect, it } from "vitest";
import { gapsIn } from "../../../../utils/domain/analytics/facts.ts";

describe("the days of which nothing is known", () => {
  it.each([
    ["all", [], [{ first: 10, last: 14 }]],
    ["none", [10, 11, 12, 13, 14], []],
    ["the first ones", [12, 13, 14], [{ first: 10, last: 11 }]],
    ["the last one", [10, 11, 12, 13], [{ first: 14, last: 14 }]],
    [
      "some in between",
      [10, 12, 14],
      [
        { first: 11, last: 11 },
        { first: 13, last: 13 },
      ],
    ],
    ["those of the range alone", [1, 9, 15, 99], [{ first: 10, last: 14 }]],
  ])("may be %s", (_, known, gaps) => {
    expect(gapsIn(new Set(known), 10, 14)).toEqual(gaps);
  });

  it("may be one day", () => {
    expect(gapsIn(new Set(), 7, 7)).toEqual([{ first: 7, last: 7 }]);
    expect(gapsIn(new Set([7]), 7, 7)).toEqual([]);
  });

  it("are none of no days", () => {
    expect(gapsIn(new Set(), 8, 7)).toEqual([]);
  });
});
