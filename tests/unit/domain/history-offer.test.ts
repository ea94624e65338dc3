import { describe, expect, test } from "vitest";
import {
  firstFetched,
  mayKnowMore,
} from "../../../utils/domain/history-offer.ts";
import { DAY, HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import { NOON, after, before } from "../../support/builders.ts";

const WEEK = { from: before(7 * DAY), to: NOON };

const offered = (
  watched: Parameters<typeof mayKnowMore>[1],
  more: {
    readonly range?: typeof WEEK;
    readonly days?: number;
    readonly asked?: typeof WEEK | null;
  } = {},
) => {
  const { range = WEEK, days = 30, asked = null } = more;
  return mayKnowMore(range, watched, NOON, days, asked);
};

describe("an offer to fetch the platform's history", () => {
  test("is made where nobody watched a minute of the range, and not for less", () => {
    const until = (ms: number) => [{ from: WEEK.from, to: before(ms) }];
    expect(offered([])).toBe(true);
    expect(offered([WEEK])).toBe(false);
    expect(offered(until(MINUTE))).toBe(true);
    expect(offered(until(MINUTE - 1))).toBe(false);
  });

  test("is not made again for what the platform was asked about already", () => {
    expect(offered([], { asked: WEEK })).toBe(false);
    const asked = { from: before(20 * DAY), to: before(HOUR) };
    expect(offered([], { asked })).toBe(true);
    expect(offered([{ from: before(HOUR), to: after(HOUR) }], { asked })).toBe(
      false,
    );
  });

  test("is not made for days whose sessions are not kept, nor for a time that is to come", () => {
    const old = { from: before(40 * DAY), to: before(35 * DAY) };
    expect(offered([], { range: old })).toBe(false);
    expect(offered([], { range: old, days: 36 })).toBe(true);
    const tomorrow = { from: after(HOUR), to: after(DAY) };
    expect(offered([], { range: tomorrow })).toBe(false);
  });

  test("begins with the whole UTC day that is kept", () => {
    expect(firstFetched(NOON, 2)).toBe(before(2 * DAY + 12 * HOUR));
  });
});
