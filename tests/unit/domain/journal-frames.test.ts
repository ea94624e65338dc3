import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import {
  type JournalFrame,
  framesAfter,
} from "../../../utils/domain/journal-frames.ts";
import { NOON } from "../../support/builders.ts";

/** Keyframes written at these times, ms after noon, one after the other. */
const written = (
  times: readonly number[],
  hours = 24,
  isConfirmed = true,
): readonly JournalFrame[] => {
  let kept: readonly JournalFrame[] = [];
  for (const [number, time] of times.entries()) {
    const next = { revision: number + 1, at: instant(NOON + time) };
    kept = framesAfter(kept, next, hours, isConfirmed);
  }
  return kept;
};

const revisions = (frames: readonly JournalFrame[]): readonly number[] =>
  frames.map(({ revision }) => revision);

describe("the keyframes that are kept", () => {
  it("are the first of each hour and the newest", () => {
    const minutes = [0, 20, 59, 60, 61, 125, 130, 140];
    expect(revisions(written(minutes.map((one) => one * MINUTE)))).toEqual([
      1, 4, 6, 8,
    ]);
  });

  it("reach back as far as is asked, and no further", () => {
    const hourly = Array.from({ length: 100 }, (_, hour) => hour * HOUR);
    expect(revisions(written(hourly, 3))).toEqual([97, 98, 99, 100]);
    expect(revisions(written(hourly, 0))).toEqual([100]);
    // Of a quiet list the changes of many hours follow one keyframe.
    expect(revisions(written([0, 50 * HOUR, 60 * HOUR], 24))).toEqual([
      1, 2, 3,
    ]);
    expect(revisions(written([0, 50 * HOUR, 60 * HOUR], 8))).toEqual([2, 3]);
    expect(revisions(written([0, 50 * HOUR, 99 * HOUR], 24))).toEqual([2, 3]);
  });

  it("are not forgotten because of a clock that stands alone (D14)", () => {
    const hourly = [0, 1, 2, 3].map((hour) => hour * HOUR);
    const far = [...hourly, 73 * 365 * DAY];
    expect(revisions(written(far, 24, false))).toEqual([1, 2, 3, 4, 5]);
    expect(revisions(written(far, 24, true))).toEqual([4, 5]);
    const many = Array.from({ length: 100 }, (_, hour) => hour * HOUR);
    expect(written(many, 24, false)).toHaveLength(26);
  });

  it("always lead to every moment that is asked for", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5 * HOUR), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 48 }),
        (steps, hours) => {
          let time = 0;
          const times = steps.map((step) => (time += step));
          const kept = written(times, hours);
          expect(kept.at(-1)?.at).toBe(NOON + time);
          const from = Math.max(
            NOON + (times[0] ?? 0),
            NOON + time - hours * HOUR,
          );
          expect(kept[0]?.at).toBeLessThanOrEqual(from);
          // No more than one an hour, one before, and the newest.
          expect(kept.length).toBeLessThanOrEqual(hours + 3);
          expect(kept[1]?.at ?? Infinity).toBeGreaterThan(
            NOON + time - hours * HOUR,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
