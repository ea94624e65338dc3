import { describe, expect, test } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { auth0 } from "../../../utils/presets/auth0.ts";
import { ago, readPreset, there } from "../../support/read-preset.ts";

const ADA = "auth0|5457edea1b8f22891a000004";
const BO = "google-oauth2|103547991597142817347";
const CY = "auth0|5457edea1b8f22891a000005";

const told = readPreset(auth0, {
  list: ["auth0/users"],
  each: { [ADA]: "auth0/sessions", [BO]: "auth0/sessions-none" },
});

describe("Auth0", () => {
  test("gives the sessions of those who logged in last", () => {
    expect(told.of(ADA).sessions).toEqual([
      there({
        id: sessionId("sess_abc123"),
        startedAt: ago(7200),
        lastActiveAt: ago(600),
        userAgent:
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        ip: "203.0.113.7",
      }),
    ]);
    expect(told.of(BO).sessions).toEqual([]);
  });

  test.each<readonly [sentence: string, actual: unknown, expected: unknown]>([
    ["an empty name is none", told.of(BO).name, "bo"],
    [
      "only who was ever blocked has the word for it",
      [told.of(ADA), told.of(BO), told.of(CY)].map(({ account }) => account),
      ["active", "active", "disabled"],
    ],
    [
      "logins are counted",
      [told.of(ADA).counts?.sessions, told.of(ADA).lastLoginAt],
      [42, ago(7200)],
    ],
  ])("knows that %s", (_sentence, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
