import { describe, expect, it } from "vitest";
import { SECOND, localInstant } from "../../../utils/domain/instant.ts";
import {
  type Absences,
  absencesAfter,
  isGone,
} from "../../../utils/domain/policy-absence.ts";

const at = (seconds: number) => localInstant(1e12 + seconds * SECOND);

/** Looks at these seconds, each of which misses "a" or does not; gives those after which it is gone. */
const goneAt = (
  looks: readonly (readonly [seconds: number, missing: boolean])[],
): readonly number[] => {
  let absences: Absences = {};
  return looks.flatMap(([seconds, missing]) => {
    absences = absencesAfter(absences, missing ? ["a"] : [], at(seconds));
    return isGone(absences.a) ? [seconds] : [];
  });
};

describe("what is missing in a policy", () => {
  it("is gone after three looks, half a minute apart", () => {
    expect(
      goneAt([
        [0, true],
        [30, true],
        [59, true],
        [60, true],
        [90, true],
      ]),
    ).toEqual([60, 90]);
  });

  it("is not gone by many looks in a short time, as of a browser that starts", () => {
    const looks = Array.from({ length: 100 }, (_, n) => [n / 2, true] as const);
    expect(goneAt(looks)).toEqual([]);
  });

  it("is counted anew when it was there meanwhile", () => {
    expect(
      goneAt([
        [0, true],
        [30, true],
        [40, false],
        [60, true],
        [90, true],
      ]),
    ).toEqual([]);
  });

  it("is not gone by a clock that is set right in the first seconds", () => {
    expect(
      goneAt([
        [0, true],
        [86_400, true],
        [86_402, true],
        [86_404, true],
      ]),
    ).toEqual([]);
    expect(
      goneAt([
        [0, true],
        [-86_400, true],
        [-86_380, true],
      ]),
    ).toEqual([]);
  });

  it("is counted for each by itself", () => {
    const first = absencesAfter({}, ["a"], at(0));
    const next = absencesAfter(first, ["a", "b"], at(30));
    expect(next.a?.looks).toBe(2);
    expect(next.b?.looks).toBe(1);
  });
});
