import { describe, expect, test } from "vitest";
import { discourse } from "../../../utils/presets/discourse.ts";
import { ago, readPreset, there } from "../../support/read-preset.ts";
import { person } from "../../support/builders.ts";

const told = readPreset(discourse, {
  list: ["discourse/users-active"],
});

describe("Discourse", () => {
  test("gives the members who were seen last", () => {
    expect(told.people[0]).toEqual(
      person("1", {
        name: "Ada Lovelace",
        email: "ada@example.com",
        role: "admin",
        lastActiveAt: ago(45),
        lastSeenAt: ago(45),
        counts: { sessions: null, messages: 12, questions: null },
        sessions: [there({ lastActiveAt: ago(45), lastSeenAt: ago(45) })],
      }),
    );
  });

  test.each<readonly [sentence: string, actual: unknown, expected: unknown]>([
    ["an empty name is none", told.of("7").name, "bo"],
    ["a missing name is none", told.of("8").name, "cy"],
    [
      "who was seen 280 s ago is there, and 301 s ago is not",
      [told.of("7").sessions.length, told.of("8").sessions.length],
      [1, 0],
    ],
    [
      "who was never seen was never seen",
      [told.of("9").lastSeenAt, told.of("9").sessions],
      [null, []],
    ],
    [
      "a suspended member is disabled, one who never confirmed is pending",
      [told.of("8").account, told.of("9").account],
      ["disabled", "pending"],
    ],
    [
      "an admin who moderates is an admin",
      ["1", "7", "8"].map((id) => told.of(id).role),
      ["admin", "moderator", "user"],
    ],
    ["addresses are there only if one may see them", told.of("7").email, null],
  ])("knows that %s", (_sentence, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
