import { describe, expect, test } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { matomo } from "../../../utils/presets/matomo.ts";
import { ago, readPreset, there } from "../../support/read-preset.ts";
import { pageOn, person } from "../../support/builders.ts";

const told = readPreset(matomo, {
  list: ["matomo/last-visits-details"],
});

describe("Matomo", () => {
  test("gives visitors with the page that they are on", () => {
    expect(told.of("ada@example.com")).toEqual(
      person("ada@example.com", {
        email: "ada@example.com",
        account: "unknown",
        lastActiveAt: ago(40),
        counts: { sessions: 3, messages: null, questions: null },
        sessions: [
          there({
            id: sessionId("14"),
            startedAt: ago(600),
            lastActiveAt: ago(40),
            page: pageOn("https://shop.example/cart", { title: "Cart" }),
            device: { browser: "Chrome", os: "Windows", type: "Desktop" },
            ip: "156.5.3.2",
          }),
        ],
      }),
    );
  });

  test.each<readonly [sentence: string, actual: unknown, expected: unknown]>([
    [
      "a visit that was left an hour ago is no session",
      told.of("ada@example.com").sessions.map(({ id }) => id),
      ["14"],
    ],
    [
      "a link that leads out is not the page that somebody is on",
      told.of("ada@example.com").sessions[0]?.page?.url,
      "https://shop.example/cart",
    ],
    [
      "who has no user id goes by the visitor's number",
      told.of("9c0d1e2f3a4b5c6d").sessions[0]?.page?.title,
      "Pricing",
    ],
    [
      "a user id that is no address is no address",
      [told.of("u-4711").email, told.of("9c0d1e2f3a4b5c6d").email],
      [null, null],
    ],
    [
      "Unknown is no browser and no device",
      told.of("9c0d1e2f3a4b5c6d").sessions[0]?.device,
      null,
    ],
    ["who was there yesterday is offline", told.of("u-4711").sessions, []],
  ])("knows that %s", (_sentence, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("takes an error for one, though its status is 200", () => {
    const { failure } = readPreset(matomo, { list: ["matomo/error"] });
    expect(failure).toMatchObject({ code: "bad_data", what: "told_error" });
  });

  test("knows a quiet day from an error", () => {
    const { failure, people } = readPreset(matomo, { list: ["matomo/empty"] });
    expect([failure, people]).toEqual([null, []]);
  });
});
