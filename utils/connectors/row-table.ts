import type { Rows } from "./rows.ts";

/** Grows as rows are added; typed arrays, because 100,000 small objects would cost more than the comparison. */
export const newTable = (pages: readonly Uint8Array[], expected: number) => {
  let pageOf = new Uint16Array(expected);
  let starts = new Uint32Array(expected);
  let ends = new Uint32Array(expected);
  let count = 0;
  const grow = (): void => {
    const size = Math.max(1024, pageOf.length * 2);
    [pageOf, starts, ends] = [
      grown16(pageOf, size),
      grown32(starts, size),
      grown32(ends, size),
    ];
  };
  return {
    count: () => count,
    add: (page: number, start: number, end: number): void => {
      if (count === pageOf.length) grow();
      pageOf[count] = page;
      starts[count] = start;
      ends[count++] = end;
    },
    done: (ids: readonly string[]): Rows => ({
      pages,
      pageOf,
      starts,
      ends,
      count,
      ids,
    }),
  };
};

const grown16 = (
  array: Uint16Array,
  size: number,
): Uint16Array<ArrayBuffer> => {
  const larger = new Uint16Array(size);
  larger.set(array);
  return larger;
};

const grown32 = (
  array: Uint32Array,
  size: number,
): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(size);
  larger.set(array);
  return larger;
};
