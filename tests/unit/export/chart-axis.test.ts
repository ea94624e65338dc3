import { describe, expect, it } from "vitest";
import { bucketLabels, ticksTo } from "../../../utils/export/chart-axis.ts";
import { widthOf } from "../../../utils/export/chart-text.ts";

describe("the lines across a chart", () => {
  it.each<[most: number, ticks: readonly number[]]>([
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    // Never halves of people.
    [5, [0, 2, 4, 6]],
    [61, [0, 20, 40, 60, 80]],
    [200, [0, 50, 100, 150, 200]],
    [98_765, [0, 50_000, 100_000]],
  ])("for %i stand at %j", (most, ticks) => {
    expect(ticksTo(most)).toEqual(ticks);
  });

  it("reach the highest value, however high it is, with at most six lines", () => {
    for (let most = 1; most < 3000; most += 7) {
      const ticks = ticksTo(most);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }
  });
});

describe("the labels under buckets", () => {
  const plot = { left: 30, top: 0, right: 500, bottom: 100 };

  it("never run into each other, nor out of the plot", () => {
    for (const count of [1, 2, 7, 24, 31, 168]) {
      const labels = Array.from({ length: count }, (_, at) => `${at + 1} Nov`);
      const boxes = bucketLabels(labels, plot).flatMap((shape) => {
        if (shape.kind !== "text") return [];
        const half = widthOf(shape.text) / 2;
        return [{ from: shape.x - half, to: shape.x + half }];
      });
      expect(boxes.length).toBeGreaterThan(0);
      for (const [at, box] of boxes.entries()) {
        expect(box.from).toBeGreaterThanOrEqual(plot.left - 0.01);
        expect(box.to).toBeLessThanOrEqual(plot.right + 0.01);
        expect(box.from).toBeGreaterThan(boxes[at - 1]?.to ?? -1);
      }
    }
  });
});
