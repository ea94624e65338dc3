import { describe, expect, test } from "vitest";
import { localInstant } from "../../../utils/domain/instant.ts";
import { isFor, isOver } from "../../../utils/domain/intent.ts";

const asked = {
  asked: { kind: "text", text: "ana" },
  windowId: 7,
  askedAt: localInstant(100_000),
} as const;

describe("what was asked in a menu", () => {
  test.each([
    [100_000, false],
    [160_000, false],
    [160_001, true],
    [39_999, true],
  ])("is over at %i: %s", (now, over) => {
    expect(isOver(asked, localInstant(now))).toBe(over);
  });

  test("is for its own window, and for any where the window is not known", () => {
    expect(isFor(asked, 7)).toBe(true);
    expect(isFor(asked, 8)).toBe(false);
    expect(isFor(asked, undefined)).toBe(false);
    expect(isFor({ ...asked, windowId: null }, 8)).toBe(true);
  });
});
