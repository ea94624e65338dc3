import { describe, expect, it } from "vitest";
import {
  jsonText,
  numberIn,
  readJson,
  wordsIn,
  writtenNumber,
  writtenText,
  writtenWords,
} from "../../../utils/models/mapping-part-value.ts";

describe("what is typed into a field of a mapping", () => {
  it.each<readonly [string, number, unknown]>([
    ["30", 1000, 30_000],
    [" 7 ", 1, 7],
    ["", 1, undefined],
    ["  ", 1, undefined],
    // It is still being typed, or it is wrong: the schema says so at the field.
    ["1.5", 1000, "1.5"],
    ["many", 1, "many"],
    ["1e9", 1, "1e9"],
  ])("%j, each of %d, is the number %j", (typed, each, written) => {
    expect(writtenNumber({ each }, typed)).toEqual(written);
    if (written !== undefined)
      expect(numberIn({ each }, written)).toBe(typed.trim());
  });

  it("is nothing where nothing was typed, unless that says something", () => {
    expect(writtenText({}, "")).toBeUndefined();
    expect(writtenText({ mayBeEmpty: true }, "")).toBe("");
    expect(writtenText({}, "page")).toBe("page");
  });

  it("is words with commas between them", () => {
    expect(writtenWords(" online, away ,,")).toEqual(["online", "away"]);
    expect(writtenWords(" , ")).toBeUndefined();
    expect(wordsIn(["online", 7, "away"])).toBe("online, away");
    expect(wordsIn("online")).toBe("");
  });

  it("is JSON, or is not", () => {
    expect(readJson('[{"a": 1}]')).toEqual({ value: [{ a: 1 }] });
    expect(readJson("  ")).toEqual({ value: undefined });
    expect(readJson("null")).toEqual({ value: null });
    expect(readJson("{ a: 1 }")).toBeNull();
    expect(readJson(jsonText({ a: [1] }))).toEqual({ value: { a: [1] } });
  });
});
