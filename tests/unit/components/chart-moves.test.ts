import { describe, expect, it } from "vitest";
import {
  clampedTo,
  movedBy,
  placeAt,
} from "../../../components/chart-moves.ts";

describe("a key on a chart", () => {
  it.each<[key: string, from: number, columns: number, to: number | null]>([
    ["ArrowRight", 3, 7, 4],
    ["ArrowRight", 6, 7, 6],
    ["ArrowLeft", 0, 7, 0],
    ["Home", 5, 7, 0],
    ["End", 0, 7, 6],
    ["Tab", 0, 7, null],
    // In one line there is nothing above or below: as a slider has it, up is more.
    ["ArrowUp", 3, 7, 4],
    ["ArrowDown", 3, 7, 2],
  ])("%s at %i of a line leads to %s", (key, from, columns, to) => {
    expect(movedBy(key, from, 6, columns)).toBe(to);
  });

  it("moves by lines where there are several, and not out of them", () => {
    expect(movedBy("ArrowDown", 5, 167, 24)).toBe(29);
    expect(movedBy("ArrowDown", 160, 167, 24)).toBe(160);
    expect(movedBy("ArrowUp", 29, 167, 24)).toBe(5);
    expect(movedBy("ArrowUp", 5, 167, 24)).toBe(5);
  });
});

describe("a pointer on a chart", () => {
  const places = [
    { x: 10, y: 5, width: 10, height: 50 },
    { x: 20, y: 5, width: 10, height: 50 },
  ];

  it("chooses the place that it is in, and none beside them", () => {
    expect(placeAt(places, 15, 20)).toBe(0);
    expect(placeAt(places, 25, 20)).toBe(1);
    expect(placeAt(places, 5, 20)).toBeNull();
    expect(placeAt(places, 15, 60)).toBeNull();
  });

  it("stays within the places when there are fewer after new data", () => {
    expect(clampedTo(12, 6)).toBe(6);
  });
});
