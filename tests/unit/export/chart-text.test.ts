import { describe, expect, it } from "vitest";
import { fitted, widthOf } from "../../../utils/export/chart-text.ts";

describe("a text in a drawing", () => {
  it("stays whole where it fits", () => {
    expect(fitted("Billing › Invoices", 200)).toBe("Billing › Invoices");
  });

  it("is cut to what fits, with an ellipsis", () => {
    const cut = fitted("A very long name of a page that goes on", 100);
    expect(cut).toMatch(/^A very.+…$/);
    expect(widthOf(cut)).toBeLessThanOrEqual(100);
  });

  it("is never cut within a character", () => {
    for (let room = 10; room < 90; room += 3)
      expect(fitted("😀😀😀😀😀😀", room)).toMatch(/^(?:😀)*…?$/u);
  });

  it("takes more room in Chinese than in Latin letters", () => {
    expect(widthOf("设置")).toBeGreaterThan(widthOf("ab"));
  });
});
