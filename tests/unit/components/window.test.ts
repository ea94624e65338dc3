import { describe, expect, test } from "vitest";
import { shiftAt, spanOf, topToShow } from "../../../components/window.ts";

describe("the window", () => {
  test.each([0, 1, 39, 40, 400, 39_600, 40_000])(
    "at %i px covers all that is seen, and little more",
    (top) => {
      const { start, end } = spanOf(top, 370, 40, 1000);
      expect(start).toBeLessThanOrEqual(Math.floor(top / 40));
      expect(end).toBeGreaterThanOrEqual(
        Math.min(1000, Math.ceil((top + 370) / 40)),
      );
      expect(end - start).toBeLessThan(26);
    },
  );

  test("of a short list is the list", () => {
    expect(spanOf(0, 370, 40, 3)).toEqual({ start: 0, end: 3 });
    expect(spanOf(0, 370, 40, 0)).toEqual({ start: 0, end: 0 });
  });

  test("moves no further than needed to show a row", () => {
    expect(topToShow(5, 0, 400, 40)).toBe(0);
    expect(topToShow(10, 0, 400, 40)).toBe(40);
    expect(topToShow(2, 200, 400, 40)).toBe(80);
  });
});

describe("an anchor", () => {
  const shift = (before: string, after: string, anchor: string) =>
    shiftAt(before.indexOf(anchor), (position) => {
      const at = after.indexOf(before[position] ?? "?");
      return at < 0 ? null : at;
    });

  test.each([
    ["abcdefgh", "xyabcdefgh", "d", 2, "arrivals above push it: follow"],
    ["abcdefgh", "abcxdefgh", "d", 1, "an arrival right above it: follow"],
    ["abcdefgh", "abcdxefgh", "d", 0, "an arrival right below it: stay"],
    ["abcdefgh", "bcdefgh", "d", -1, "somebody above left: follow"],
    ["abcdefgh", "abcefgh", "d", 0, "it left itself: stay"],
    ["abcdefgh", "abcefghd", "d", 0, "it moved away itself: stay"],
    ["abcdefgh", "zzzz", "d", 0, "everybody is another: stay"],
  ])("of %s in %s under %s moves by %i: %s", (before, after, anchor, rows) => {
    expect(shift(before, after, anchor)).toBe(rows);
  });
});
