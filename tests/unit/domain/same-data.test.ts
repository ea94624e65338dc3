import { expect, it } from "vitest";
import { sameData } from "../../../utils/domain/same-data.ts";

it.each<readonly [unknown, unknown, boolean]>([
  [{ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [[1, 2], [2, 1], false],
  [{ a: null }, {}, false],
  [["a"], { 0: "a" }, false],
])("%j and %j", (a, b, same) => {
  expect(sameData(a, b)).toBe(same);
});
