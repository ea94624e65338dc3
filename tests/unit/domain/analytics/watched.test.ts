import { describe, expect, it } from "vitest";
import { QUARTER } from "../../../../utils/domain/analytics/quarter.ts";
import {
  isWatched,
  lastWatched,
  watchedBefore,
  watchedIn,
} from "../../../../utils/domain/analytics/watched.ts";
import { MINUTE, instant } from "../../../../utils/domain/instant.ts";

const span = (from: number, to: number) => ({
  from: instant(from * MINUTE),
  to: instant(to * MINUTE),
});

/** Watched from 20 to 40 min, from 50 to 52, from 55 to 60 and from 75 on; the quarters begin at 15 and end at 105. */
const watched = watchedIn(
  [span(20, 40), span(50, 52), span(55, 60), span(75, 200)],
  1,
  6,
);

describe("what was watched", () => {
  it("is known of each quarter", () => {
    expect([...watched.observed].map((ms) => ms / MINUTE)).toEqual([
      10, 10, 7, 0, 15, 15,
    ]);
  });

  it.each([
    [0, 0],
    [15, 0],
    [21, 1],
    [45, 20],
    [51, 21],
    [54, 22],
    [58, 25],
    [70, 27],
    [80, 32],
    [105, 57],
    [500, 57],
  ])("before minute %d is %d min", (at, minutes) => {
    expect(watchedBefore(watched, at * MINUTE) / MINUTE).toBe(minutes);
  });

  it.each([
    [15, 20, false],
    [15, 21, true],
    [40, 45, false],
    [45, 60, true],
    [52, 55, false],
    [52, 56, true],
    [60, 75, false],
    [80, 81, true],
  ])("holds something from %d to %d: %s", (from, to, expected) => {
    expect(isWatched(watched, from * MINUTE, to * MINUTE)).toBe(expected);
  });

  it.each([
    [15, 18, null],
    [15, 25, 25],
    [15, 50, 40],
    [41, 45, null],
    [15, 54, 52],
    [15, 58, 58],
    [15, 75, 60],
    [61, 75, null],
    [61, 105, 105],
  ])("ends from %d to %d at %s", (from, to, expected) => {
    const end = lastWatched(watched, from * MINUTE, to * MINUTE);
    expect(end === null ? null : end / MINUTE).toBe(expected);
  });

  it("is nothing where nobody watched", () => {
    const never = watchedIn([], 0, 4);
    expect(watchedBefore(never, 3 * QUARTER)).toBe(0);
    expect(isWatched(never, 0, QUARTER)).toBe(false);
    expect(lastWatched(never, 0, QUARTER)).toBeNull();
  });
});
