import { describe, expect, it } from "vitest";
import { instant } from "../../../utils/domain/instant.ts";
import {
  clippedTo,
  latestOf,
  lengthOfAll,
  without,
} from "../../../utils/domain/spans.ts";

const span = (from: number, to: number) => ({
  from: instant(from),
  to: instant(to),
});
const spans = [span(10, 20), span(30, 40), span(50, 60)];

describe("spans", () => {
  it("are as long as all of them together", () => {
    expect(lengthOfAll(spans)).toBe(30);
    expect(lengthOfAll([])).toBe(0);
  });

  it("are clipped to another one", () => {
    expect(clippedTo(spans, span(15, 50))).toEqual([
      span(15, 20),
      span(30, 40),
    ]);
    expect(clippedTo(spans, span(20, 30))).toEqual([]);
  });

  it("leave the rest of another one", () => {
    expect(without(span(0, 55), spans)).toEqual([
      span(0, 10),
      span(20, 30),
      span(40, 50),
    ]);
    expect(without(span(12, 18), spans)).toEqual([]);
    expect(without(span(0, 5), [])).toEqual([span(0, 5)]);
  });

  it("give their latest time", () => {
    expect(latestOf(spans, 15)).toEqual([span(35, 40), span(50, 60)]);
    expect(latestOf(spans, 0)).toEqual([]);
    expect(latestOf(spans, 99)).toEqual(spans);
  });
});
