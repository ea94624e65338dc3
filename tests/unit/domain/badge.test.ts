import { describe, expect, it } from "vitest";
import { badgeOf, shortCount } from "../../../utils/domain/badge.ts";
import type { Freshness } from "../../../utils/domain/freshness.ts";
import { localInstant } from "../../../utils/domain/instant.ts";

const at = localInstant(1);

/** The smallest number that a short count stands for. */
const leastOf = (text: string): number => {
  const [, digits = "", thousands, more] =
    /^([\d.]+)(k)?(\+)?$/.exec(text) ?? [];
  return (
    Number(digits) * (thousands === "k" ? 1000 : 1) + (more === "+" ? 1 : 0)
  );
};

describe("a short count", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1000, "999+"],
    [1099, "999+"],
    [1100, "1.1k"],
    [2000, "2.0k"],
    [9999, "9.9k"],
    [10_000, "10k"],
    [99_999, "99k"],
    [100_000, "99k+"],
    [5_000_000, "99k+"],
  ])("of %i is %j", (count, text) => {
    expect(shortCount(count)).toBe(text);
  });

  it("has at most four signs, never claims too many, and never falls (C13)", () => {
    let last = -1;
    for (let count = 0; count <= 120_000; count++) {
      const text = shortCount(count);
      const least = leastOf(text);
      if (text.length > 4 || least > count || least < last)
        expect.unreachable(`${count} reads ${text}`);
      last = least;
    }
  });
});

describe("the badge", () => {
  it.each<readonly [number, Freshness, string, string]>([
    [7, { kind: "live", at }, "7", "calm"],
    [0, { kind: "live", at }, "", "calm"],
    [123_456, { kind: "live", at }, "99k+", "calm"],
    [7, { kind: "stale", at, failure: null }, "7?", "doubt"],
    [0, { kind: "stale", at, failure: null }, "0?", "doubt"],
    [1234, { kind: "stale", at, failure: null }, "1k?", "doubt"],
    [123_456, { kind: "stale", at, failure: null }, "99k?", "doubt"],
    [7, { kind: "failed", at, failure: { code: "network" } }, "!", "trouble"],
    [7, { kind: "paused", at }, "II", "off"],
    [7, { kind: "loading" }, "…", "off"],
    [7, { kind: "none" }, "–", "off"],
  ])("of %i people, %j, says %j", (online, freshness, text, tone) => {
    expect(badgeOf(online, freshness)).toEqual({ text, tone });
    expect(text.length).toBeLessThanOrEqual(4);
  });
});
