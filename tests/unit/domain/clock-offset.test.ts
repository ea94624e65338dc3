import { describe, expect, test } from "vitest";
import {
  type ClockSamples,
  hearTime,
  offsetOf,
} from "../../../utils/domain/clock-offset.ts";
import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  instant,
  localInstant,
} from "../../../utils/domain/instant.ts";
import { NOON } from "../../support/builders.ts";

/** Answers every five seconds, each with how late it came and by how much our clock was ahead then. */
const hear = (
  answers: readonly { readonly lateMs?: number; readonly aheadMs?: number }[],
): (number | null)[] => {
  let samples: ClockSamples = [];
  return answers.map(({ lateMs = 0, aheadMs = 0 }, at) => {
    const now = NOON + at * 5 * SECOND;
    samples = hearTime(samples, {
      serverTime: instant(now - lateMs),
      receivedAt: localInstant(now + aheadMs),
    });
    return offsetOf(samples);
  });
};

describe("the platform's clock is ahead of ours", () => {
  test("by nothing known before the first answer", () => {
    expect(offsetOf([])).toBeNull();
  });

  test.each([DAY, -DAY, -Number(NOON), 73 * 365 * DAY])(
    "by as much as our clock of %i ms is wrong (D1)",
    (aheadMs) => {
      expect(hear([{ aheadMs }, { aheadMs }])).toEqual([-aheadMs, -aheadMs]);
    },
  );

  test("no less because an answer came late (B17)", () => {
    expect(
      hear([
        { lateMs: 40 },
        { lateMs: 5 * MINUTE },
        { lateMs: 2 * MINUTE },
        { lateMs: 60 },
      ]),
    ).toEqual([-40, -40, -40, -60]);
  });

  test("at once by as much as a quicker answer says", () => {
    expect(hear([{ lateMs: 9 * SECOND }, {}])).toEqual([-9 * SECOND, 0]);
  });

  test("by less only after three answers that say so", () => {
    const aheadMs = 20 * SECOND;
    expect(hear([{}, { aheadMs }, { aheadMs }, { aheadMs }])).toEqual([
      0,
      0,
      0,
      -aheadMs,
    ]);
  });

  test.each([HOUR, -HOUR])(
    "at once by as much as ours jumped, when it jumped %i ms: no answer is that late (D2)",
    (aheadMs) => {
      expect(hear([{}, {}, { aheadMs }, { aheadMs }, {}])).toEqual([
        0,
        0,
        -aheadMs,
        -aheadMs,
        0,
      ]);
    },
  );

  test("by the same when one reading is heard again", () => {
    const late = {
      serverTime: instant(NOON - MINUTE),
      receivedAt: localInstant(NOON),
    };
    const good = {
      serverTime: instant(NOON - MINUTE),
      receivedAt: localInstant(NOON - MINUTE),
    };
    const heard = [late, late, late].reduce(hearTime, hearTime([], good));
    expect(heard).toHaveLength(2);
    expect(offsetOf(heard)).toBe(0);
  });
});
