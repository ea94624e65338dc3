import { describe, expect, test } from "vitest";
import { mattermost } from "../../../utils/presets/mattermost.ts";
import { ago, readPreset, there } from "../../support/read-preset.ts";
import { person } from "../../support/builders.ts";

const id = (digit: number) => `4tqf4tqf4tqf4tqf4tqf4tqf4${digit}`;

const told = readPreset(mattermost, {
  list: ["mattermost/users-in-team"],
  directory: ["mattermost/users"],
});

describe("Mattermost", () => {
  test("gives the members of a team who did something in the last five minutes", () => {
    expect(told.of(id(1))).toEqual(
      person(id(1), {
        name: "Ada Lovelace",
        email: "ada@example.com",
        role: "admin",
        lastActiveAt: ago(30),
        sessions: [there({ lastActiveAt: ago(30) })],
      }),
    );
    expect(
      told.people
        .filter(({ sessions }) => sessions.length > 0)
        .map((one) => one.id),
    ).toEqual([id(1), id(2)]);
  });

  test.each<readonly [sentence: string, actual: unknown, expected: unknown]>([
    [
      "a nickname stands for a missing name, a user name for both",
      [told.of(id(2)).name, told.of(id(3)).name],
      ["Bobby", "cy"],
    ],
    ["an empty address is none", told.of(id(4)).email, null],
    [
      "a time of 0 is no time",
      [told.of(id(4)).lastActiveAt, told.of(id(4)).sessions],
      [null, []],
    ],
    [
      "a deleted account is disabled",
      [told.of(id(3)).account, told.of(id(2)).account],
      ["disabled", "active"],
    ],
    [
      "guests are told from members",
      [told.of(id(3)).role, told.of(id(2)).role],
      ["guest", "member"],
    ],
    ["bots are nobody", told.people.some((one) => one.id === id(9)), false],
    [
      "who is in no team is in the directory all the same",
      told.of(id(5)).name,
      "Eve",
    ],
  ])("knows that %s", (_sentence, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
