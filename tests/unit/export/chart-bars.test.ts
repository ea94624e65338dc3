import { describe, expect, it } from "vitest";
import { barChart } from "../../../utils/export/chart-bars.ts";
import { shapesOf, textsOf } from "../../support/chart-parts.ts";

const BOX = { width: 400, height: 200, words: String };

const bar = (value: number | null, isPartial = false, label = "") => ({
  label,
  value,
  isPartial,
});

describe("a chart of bars", () => {
  it("draws a bar as high as its value, against the others", () => {
    const bars = shapesOf(barChart([bar(10), bar(5), bar(20)], BOX), "box");
    const [ten = 0, five = 0, twenty = 0] = bars.map(({ height }) => height);
    expect(five).toBeCloseTo(ten / 2);
    expect(twenty).toBeCloseTo(ten * 2);
  });

  it("hatches what nobody observed over the whole height, and draws nothing for none", () => {
    const chart = barChart([bar(null), bar(0), bar(4)], BOX);
    const [hatched, ...more] = shapesOf(chart, "unobserved");
    expect(more).toEqual([]);
    expect(hatched).toMatchObject(chart.places[0] ?? {});
    expect(shapesOf(chart, "box")).toHaveLength(1);
  });

  it("leaves the edge of a bucket open that is not whole", () => {
    const [first, second] = shapesOf(
      barChart([bar(3), bar(3, true)], BOX),
      "box",
    );
    expect(first?.paint).toBe("value");
    expect(second?.paint).toBe("partial");
  });

  it("lets one person among ten thousand be seen", () => {
    const [, one] = shapesOf(barChart([bar(10_000), bar(1)], BOX), "box");
    expect(one?.height).toBeGreaterThanOrEqual(1);
  });

  it("gives each bucket a place, side by side and without a break", () => {
    const { places } = barChart([bar(1), bar(null), bar(0)], BOX);
    expect(places).toHaveLength(3);
    for (const [at, { x, width }] of places.entries())
      expect(places[at + 1]?.x ?? x + width).toBeCloseTo(x + width);
  });

  it("stands when there is nothing at all", () => {
    expect(barChart([], BOX).places).toEqual([]);
    expect(textsOf(barChart([bar(null)], BOX))).toContain("0");
  });
});
