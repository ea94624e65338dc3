import { describe, expect, it } from "vitest";
import {
  pairProblem,
  pairsOf,
  recordOf,
  saysTheSame,
} from "../../../utils/models/mapping-pairs.ts";

const PAIRS = [
  { name: "team", value: "a" },
  { name: "", value: "" },
  { name: " team ", value: "b" },
  { name: "", value: "lost" },
];

describe("names with what each has", () => {
  it("are members of an object: those with a name, of two with one name the first", () => {
    expect(recordOf(PAIRS)).toEqual({ team: "a" });
    expect(recordOf([])).toEqual({});
  });

  it("are rows again, whatever stands there", () => {
    expect(pairsOf({ team: "a", limit: 7, all: null })).toEqual([
      { name: "team", value: "a" },
      { name: "limit", value: "7" },
      { name: "all", value: "null" },
    ]);
    expect(pairsOf("text")).toEqual([]);
  });

  it("have their order from who types them, until somebody else changes them", () => {
    const typed = [
      { name: "b", value: "1" },
      { name: "10", value: "2" },
      { name: "", value: "" },
    ];
    expect(saysTheSame(typed, recordOf(typed))).toBe(true);
    expect(saysTheSame(typed, { b: "1" })).toBe(false);
    expect(saysTheSame(typed, { b: "1", 10: "3" })).toBe(false);
    expect(saysTheSame([], undefined)).toBe(true);
  });

  it("are wrong by themselves where a row is not used", () => {
    expect(PAIRS.map((_, row) => pairProblem(PAIRS, row))).toEqual([
      ...[null, null, "twice", "nameless"],
    ]);
  });
});
