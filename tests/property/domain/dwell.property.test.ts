import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DWELL_ERROR,
  type Dwell,
  addDwell,
  dwellQuantile,
  mergeDwell,
  newDwell,
} from "../../../utils/domain/dwell.ts";

const lengths = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 1000 }),
    fc.integer({ min: 1000, max: 3_600_000 }),
    fc.integer({ min: 1, max: 86_400_000 }),
  ),
  { minLength: 1, maxLength: 400 },
);
const share = fc.double({ min: 0.001, max: 1, noNaN: true });

const dwellOf = (all: readonly number[]): Dwell => {
  const dwell = newDwell();
  for (const ms of all) addDwell(dwell, ms);
  return dwell;
};

/** The nearest rank of the sorted lengths themselves. */
const exact = (all: readonly number[], part: number): number =>
  all.toSorted((a, b) => a - b)[
    Math.max(1, Math.ceil(part * all.length)) - 1
  ] ?? NaN;

describe("a quantile of stays", () => {
  test("is within the error that is said of the exact one", () => {
    fc.assert(
      fc.property(lengths, share, (all, part) => {
        const right = exact(all, part);
        const told = dwellQuantile(dwellOf(all), part) ?? NaN;
        // Beside the bound there is only the rounding of the machine.
        expect(Math.abs(told - right)).toBeLessThanOrEqual(
          right * (DWELL_ERROR + 1e-9),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("is the same whether all were added to one or to two that were merged", () => {
    fc.assert(
      fc.property(lengths, lengths, share, (some, others, part) => {
        const merged = dwellOf(some);
        mergeDwell(merged, dwellOf(others));
        const together = dwellOf([...some, ...others]);
        expect(merged.count).toBe(together.count);
        expect(dwellQuantile(merged, part)).toBe(dwellQuantile(together, part));
      }),
    );
  });

  test("does not fall when the share rises", () => {
    fc.assert(
      fc.property(lengths, share, share, (all, a, b) => {
        const dwell = dwellOf(all);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(dwellQuantile(dwell, low) ?? NaN).toBeLessThanOrEqual(
          dwellQuantile(dwell, high) ?? NaN,
        );
      }),
    );
  });
});
