import { describe, expect, it } from "vitest";
import { type Allowance, spend } from "../../../utils/domain/allowance.ts";

const RULE = { most: 3, everyMs: 1000 };

/** How many of these moments were allowed something. */
const allowed = (moments: readonly number[]): readonly number[] => {
  let allowance: Allowance | null = null;
  return moments.filter((now) => {
    const next = spend(allowance, RULE, now);
    allowance = next ?? allowance;
    return next !== null;
  });
};

describe("an allowance", () => {
  it("is spent at once, and comes back one by one", () => {
    expect(allowed([0, 0, 0, 0, 500, 1000, 1000, 5000])).toEqual([
      0, 0, 0, 1000, 5000,
    ]);
  });

  it("never grows beyond its most, however long nothing was spent", () => {
    expect(allowed([0, 1e9, 1e9, 1e9, 1e9])).toHaveLength(4);
  });

  it("gives nothing back to a clock that went back", () => {
    expect(allowed([10_000, 10_000, 10_000, 0, 0])).toHaveLength(3);
  });
});
