import { describe, expect, it } from "vitest";
import {
  heatScale,
  heatmapChart,
  strengthOf,
} from "../../../utils/export/chart-heatmap.ts";
import { shapesOf } from "../../support/chart-parts.ts";

const cell = (value: number | null, isNow = false) => ({ value, isNow });

const chart = (
  rows: readonly (readonly ReturnType<typeof cell>[])[],
  clipAt: number | null,
) =>
  heatmapChart(
    rows.map((cells, at) => ({ label: `day ${at}`, cells })),
    { width: 400, clipAt, columns: rows[0]?.map(String) ?? [] },
  );

describe("how strongly a value is painted", () => {
  it("rises evenly to where the scale ends, and no further", () => {
    expect(strengthOf(0, 10)).toBe(0);
    expect(strengthOf(5, 10)).toBeLessThan(strengthOf(6, 10));
    expect(strengthOf(10, 10)).toBe(1);
    expect(strengthOf(1000, 10)).toBe(1);
  });

  it("is seen for the least that is more than none", () => {
    expect(strengthOf(0.001, 1000)).toBeGreaterThan(0.1);
  });

  it("is whole where the scale has no room to end: nearly everybody at one hour", () => {
    expect(strengthOf(3, 0)).toBe(1);
    expect(strengthOf(0, 0)).toBe(0);
  });
});

describe("a heatmap", () => {
  it("tells none from not observed: an empty cell from a hatched one", () => {
    const drawn = chart([[cell(0), cell(null)]], 4);
    expect(shapesOf(drawn, "unobserved")).toHaveLength(1);
    expect(shapesOf(drawn, "box").map(({ paint }) => paint)).toEqual(["empty"]);
  });

  it("marks what is beyond the scale, and only that", () => {
    const drawn = chart([[cell(4), cell(4.1), cell(1)]], 4);
    const beyond = shapesOf(drawn, "path").filter(
      ({ paint }) => paint === "beyond",
    );
    expect(beyond).toHaveLength(1);
  });

  it("frames the present hour, above everything else", () => {
    const { shapes } = chart(
      [
        [cell(1), cell(2, true)],
        [cell(3), cell(1)],
      ],
      4,
    );
    const framed = shapes.filter(
      (shape) => shape.kind === "box" && shape.paint === "now",
    );
    expect(framed).toHaveLength(1);
    expect(shapes.at(-1)).toBe(framed[0]);
  });

  it("has a place for each cell, row by row", () => {
    const { places, height } = chart(
      [
        [cell(1), cell(2)],
        [cell(3), cell(4)],
      ],
      4,
    );
    expect(places).toHaveLength(4);
    expect(places[0]?.y).toBe(places[1]?.y);
    expect(places[2]?.x).toBe(places[0]?.x);
    for (const { y, height: rise } of places)
      expect(y + rise).toBeLessThanOrEqual(height);
  });

  it("shows a scale from none to all", () => {
    const boxes = shapesOf(heatScale(6), "box");
    expect(boxes[0]?.paint).toBe("empty");
    expect(boxes.at(-1)?.strength).toBe(1);
  });
});
