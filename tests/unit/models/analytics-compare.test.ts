import { describe, expect, it } from "vitest";
import { HOUR } from "../../../utils/domain/instant.ts";
import {
  compare,
  observedShare,
} from "../../../utils/models/analytics-compare.ts";
import { analytics, level } from "../../support/analytics-builders.ts";
import { after, NOON } from "../../support/builders.ts";

/** A period of which so much of each hour was observed. */
const period = (...hours: readonly number[]) =>
  analytics({
    range: { from: NOON, to: after(hours.length * HOUR) },
    observedMs: hours.reduce((sum, part) => sum + part * HOUR, 0),
    online: hours.map((part, at) => level(at * HOUR, part * HOUR)),
  });

describe("two periods", () => {
  it("are compared where the same of both was observed", () => {
    expect(compare(period(1, 0, 1), period(1, 0, 1))).toEqual({
      kind: "alike",
    });
    expect(compare(period(1, 1, 1), period(1, 1, 0.9)).kind).toBe("alike");
  });

  it("are not where one was observed less", () => {
    expect(compare(period(1, 1), period(1, 0.5))).toEqual({
      kind: "unalike",
      share: 1,
      before: 0.75,
    });
    expect(compare(period(1, 0.5), period(1, 1)).kind).toBe("unalike");
  });

  it("are not where as much was observed, but at other hours", () => {
    expect(compare(period(1, 0), period(0, 1)).kind).toBe("unalike");
  });

  it("are not where nothing of one was observed", () => {
    expect(compare(period(1), period(0)).kind).toBe("unobserved");
    expect(compare(period(0), period(1)).kind).toBe("unobserved");
  });
});

describe("the share that was observed", () => {
  it("is never more than all, nor a number that is none", () => {
    expect(observedShare(period(1, 0))).toBe(0.5);
    expect(
      observedShare({ observedMs: HOUR, range: { from: NOON, to: NOON } }),
    ).toBe(1);
  });
});
