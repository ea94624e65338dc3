import { describe, expect, it } from "vitest";
import { pagesChart } from "../../../utils/export/chart-pages.ts";
import { shapesOf, textsOf } from "../../support/chart-parts.ts";

describe("the top pages as a chart", () => {
  const chart = pagesChart(
    [
      { name: "Billing", value: 8, words: "8 people" },
      { name: "Orders", value: 2, words: "2 people" },
    ],
    400,
  );

  it("draws the longest bar for the most people, and the others against it", () => {
    const [most, fewer] = shapesOf(chart, "box").filter(
      ({ paint }) => paint === "bar",
    );
    expect(fewer?.width).toBeCloseTo((most?.width ?? 0) / 4);
  });

  it("writes name and numbers of each", () => {
    expect(textsOf(chart)).toEqual([
      "Billing",
      "8 people",
      "Orders",
      "2 people",
    ]);
    expect(chart.places).toHaveLength(2);
  });
});
