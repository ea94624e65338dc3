import { describe, expect, it } from "vitest";
import { bandChart } from "../../../utils/export/chart-band.ts";
import { shapesOf } from "../../support/chart-parts.ts";

const BOX = { width: 400, height: 200, words: String };

const at = (min: number | null, mean: number | null, max: number) => ({
  label: "",
  level: { min, mean, max },
});
const GAP = { label: "", level: null };

const paths = (values: Parameters<typeof bandChart>[0], paint: string) =>
  shapesOf(bandChart(values, BOX), "path").filter(
    (path) => path.paint === paint,
  );

describe("a chart of levels", () => {
  it("breaks line and band where nobody observed, and hatches that as one", () => {
    const values = [at(1, 2, 3), GAP, GAP, at(2, 3, 4), at(1, 1, 1)];
    expect(paths(values, "mean")).toHaveLength(2);
    expect(paths(values, "band")).toHaveLength(2);
    const [hatched, ...more] = shapesOf(bandChart(values, BOX), "unobserved");
    expect(more).toEqual([]);
    const { places } = bandChart(values, BOX);
    expect(hatched?.x).toBeCloseTo(places[1]?.x ?? 0);
    expect(hatched?.width).toBeCloseTo(2 * (places[1]?.width ?? 0));
  });

  it("draws a level as a step from the begin of its bucket to its end", () => {
    const { places } = bandChart([at(2, 2, 2)], BOX);
    const [line] = paths([at(2, 2, 2)], "mean");
    const [, from, to] =
      /^M([\d.]+) [\d.]+H([\d.]+)$/.exec(line?.d ?? "") ?? [];
    expect(Number(from)).toBeCloseTo(places[0]?.x ?? 0, 0);
    expect(Number(to)).toBeCloseTo(
      (places[0]?.x ?? 0) + (places[0]?.width ?? 0),
      0,
    );
  });

  it("shows a lone observation where it was, though it has no mean", () => {
    expect(paths([at(null, null, 5)], "mean")[0]?.d).toBe(
      paths([at(5, 5, 5)], "mean")[0]?.d,
    );
  });

  it("writes no number that is none", () => {
    for (const { d } of paths([at(0, 0, 0), GAP, at(1, 1.333_333, 2)], "band"))
      expect(d).not.toMatch(/NaN|undefined|Infinity|\d{6}/);
  });
});
