import { describe, expect, it } from "vitest";
import {
  numberReader,
  packNumbers,
  unpackNumbers,
} from "../../../utils/storage/varints.ts";

/** Where a number takes another byte, or is read in another way. */
const EDGES = [
  ...[0, 1, 2, 63, 64, 127, 128, 8191, 8192],
  ...[20, 26, 27, 28, 30, 31, 32, 33, 34, 35, 41, 48, 49, 51, 52].flatMap(
    (power) => [2 ** power - 1, 2 ** power],
  ),
  2 ** 52 - 2,
];
const NUMBERS = EDGES.flatMap((number) => [number, -number]).map(
  (number) => number + 0,
);

const readAll = (bytes: Uint8Array, count: number): readonly number[] => {
  const reader = numberReader(bytes);
  return Array.from({ length: count }, () => reader.next());
};

describe("packed numbers", () => {
  it.each(NUMBERS)("are %d as before", (number) => {
    const bytes = packNumbers([number]);
    expect([...unpackNumbers(bytes)]).toEqual([number]);
    expect(readAll(bytes, 1)).toEqual([number]);
  });

  it("keep their order, whatever stands beside them", () => {
    const all = [...NUMBERS, ...NUMBERS.toReversed()];
    const bytes = packNumbers(all);
    expect([...unpackNumbers(bytes)]).toEqual(all);
    expect(readAll(bytes, all.length)).toEqual(all);
  });

  it.each([
    [0, 1],
    [63, 1],
    [-64, 1],
    [64, 2],
    [-65, 2],
    [2 ** 27 - 1, 4],
    [2 ** 27, 5],
    [-(2 ** 27), 4],
    [2 ** 52, 8],
  ])("take as few bytes as they need: %d takes %d", (number, bytes) => {
    expect(packNumbers([number])).toHaveLength(bytes);
  });

  it("are none of no bytes", () => {
    expect(packNumbers([])).toHaveLength(0);
    expect(unpackNumbers(new Uint8Array())).toHaveLength(0);
    expect(readAll(new Uint8Array(), 2)).toEqual([0, 0]);
  });

  it.each([1, 2, 3, 4, 5, 6])(
    "are without the last where %d of its bytes are lost",
    (lost) => {
      const bytes = packNumbers([7, -300, 2 ** 45]);
      expect([...unpackNumbers(bytes.slice(0, -lost))]).toEqual([7, -300]);
    },
  );

  it("can be passed without being read", () => {
    const reader = numberReader(packNumbers(NUMBERS));
    reader.pass(NUMBERS.length - 2);
    expect([reader.next(), reader.next()]).toEqual(NUMBERS.slice(-2));
    reader.pass(5);
    expect(reader.next()).toBe(0);
  });

  it("lie in no more memory than they need", () => {
    const numbers = unpackNumbers(packNumbers([1, 2 ** 40, -1]));
    expect(numbers.buffer.byteLength).toBe(3 * 8);
  });
});
