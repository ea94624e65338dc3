import { describe, expect, it } from "vitest";
import { createClock, createSteadyClock } from "../../../platform/clock.ts";

describe("clock", () => {
  it("runs from where it is set, as fast as it is told", () => {
    let real = 5_000;
    const clock = createClock(1_000_000, 60, () => real);
    expect(clock.now()).toBe(1_000_000);
    real += 100;
    expect(clock.now()).toBe(1_006_000);
  });

  it("stands still instead of going back, when it is steady", () => {
    let now = 1_000;
    const clock = createSteadyClock({ now: () => now });
    const read = (at: number) => {
      now = at;
      return clock.now();
    };
    expect([2_000, 500, 1_999, 2_001].map(read)).toEqual([
      2_000, 2_000, 2_000, 2_001,
    ]);
  });
});
