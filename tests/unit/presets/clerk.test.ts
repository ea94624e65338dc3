import { describe, expect, test } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { clerk } from "../../../utils/presets/clerk.ts";
import { ago, readPreset, there } from "../../support/read-preset.ts";
import { saying } from "../../support/product-answers.ts";

const told = readPreset(clerk, {
  list: ["clerk/users"],
  each: { user_1: "clerk/sessions", user_2: saying([]) },
});

describe("Clerk", () => {
  test("gives each person's active sessions", () => {
    expect(told.of("user_1").sessions).toEqual([
      there({
        id: sessionId("sess_1"),
        startedAt: ago(7200),
        lastActiveAt: ago(50),
        device: { browser: "Chrome", os: null, type: "Macintosh" },
        ip: "203.0.113.7",
      }),
      there({
        id: sessionId("sess_2"),
        startedAt: ago(90_000),
        lastActiveAt: ago(86_400),
      }),
    ]);
    expect(told.of("user_2").sessions).toEqual([]);
  });

  test.each<readonly [sentence: string, actual: unknown, expected: unknown]>([
    [
      "the primary address counts, not the first",
      told.of("user_1").email,
      "ada@example.com",
    ],
    ["half a name is a name", told.of("user_3").name, "Cy"],
    [
      "who has no name has perhaps a user name",
      [told.of("user_2").name, told.of("user_4").name],
      ["bo", null],
    ],
    ["who has no address has none", told.of("user_2").email, null],
    [
      "banned and locked accounts are disabled",
      [told.of("user_3").account, told.of("user_4").account],
      ["disabled", "disabled"],
    ],
    [
      "who never signed in never did",
      [told.of("user_4").lastLoginAt, told.of("user_1").lastLoginAt],
      ["never", ago(7200)],
    ],
    [
      "the day somebody was there is no activity",
      told.of("user_2").lastActiveAt,
      null,
    ],
  ])("knows that %s", (_sentence, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("keeps nothing of what the product keeps for itself", () => {
    expect(JSON.stringify(told.people)).not.toContain("internal");
  });

  test("asks no more often than a development key may", () => {
    const { each, list, refreshMs = 0 } = clerk.mapping;
    const requests = (each?.people ?? 0) + (list.paging?.most ?? 0);
    expect(requests / (refreshMs / 10_000)).toBeLessThan(100);
  });
});
