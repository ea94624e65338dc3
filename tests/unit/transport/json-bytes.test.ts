import { describe, expect, it } from "vitest";
import {
  MAX_DEPTH,
  findArray,
  isTooDeep,
  skipValue,
} from "../../../utils/transport/json-bytes.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const nested = (depth: number): string =>
  `${"[".repeat(depth)}1${"]".repeat(depth)}`;

describe("the array of a member", () => {
  it.each([
    ['{"users":[', 10, "at once"],
    [' { "users" :\n [', 15, "with space anywhere"],
    ['{"a":"users","users":[', 22, "not the text of a value"],
    ['{"a":"\\"users\\":[","users":[', 28, "not inside a text"],
    ['{"a":{"users":[1]},"users":[', 28, "not of an inner object"],
    ['{"users2":[1],"users":[', 23, "not of a longer name"],
    ['{"é":"李","users":[', 21, "behind letters of several bytes"],
    ['{"users":{}}', -1, "no array"],
    ['{"a":1}', -1, "no such member"],
    ['["users",[1]]', -1, "no object"],
    ['{"a":1 "users":[', -1, "no comma"],
    ['{"a"', -1, "cut off"],
    ["", -1, "nothing"],
    [`{"a":${nested(MAX_DEPTH + 1)},"users":[`, -1, "too deep before it"],
  ])("of %s is at %i: %s", (text, at) => {
    expect(findArray(bytes(text), "users")).toBe(at);
  });
});

describe("a value", () => {
  it.each([
    ['"a\\"b",', 6],
    ['"\\\\",', 4],
    ["12.5e3,", 6],
    ["null}", 4],
    ['{"a":"}"}]', 9],
    ["[[1],[2]],", 9],
    [nested(MAX_DEPTH), nested(MAX_DEPTH).length],
    [nested(MAX_DEPTH + 1), -1],
    ['"open', -1],
    ["[1", -1],
    ["", -1],
  ])("%s ends at %i", (text, end) => {
    expect(skipValue(bytes(text), 0)).toBe(end);
  });
});

describe("depth", () => {
  it.each([
    [nested(MAX_DEPTH), false],
    [nested(MAX_DEPTH + 1), true],
    ["[".repeat(MAX_DEPTH + 1), true],
    [`"${"[".repeat(100)}"`, false],
    [`{"a":"\\"${"{".repeat(100)}"}`, false],
    [`[${"[],".repeat(100)}[]]`, false],
    ['"open', false],
    ["", false],
  ])("of %s is too much: %s", (text, tooDeep) => {
    expect(isTooDeep(bytes(text))).toBe(tooDeep);
  });
});
