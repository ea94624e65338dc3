import { describe, expect, test } from "vitest";
import { zulip } from "../../../utils/presets/zulip.ts";
import { TOLD_AT, ago, readPreset, there } from "../../support/read-preset.ts";
import { person } from "../../support/builders.ts";
import { saying } from "../../support/product-answers.ts";

const address = (number: number) => `user${number}@acme.zulipchat.com`;

const told = readPreset(zulip, {
  list: ["zulip/realm-presence"],
  directory: ["zulip/users"],
});

describe("Zulip", () => {
  test("gives people, who are the keys of an object, by the server's clock", () => {
    expect(told.of(address(9))).toEqual(
      person(address(9), {
        name: "Ada Lovelace",
        email: "ada@example.com",
        role: "admin",
        lastSeenAt: ago(-60),
        lastActiveAt: ago(-60),
        sessions: [there({ lastSeenAt: ago(-60), lastActiveAt: ago(-60) })],
      }),
    );
  });

  test.each<readonly [sentence: string, actual: unknown, expected: unknown]>([
    [
      "the server's own clock counts, to the fraction of a second, and not the header's",
      told.serverTime,
      TOLD_AT + 90_629,
    ],
    [
      "130 s ago is there, 150 s ago is not",
      [
        told.of(address(10)).sessions.length,
        told.of(address(11)).sessions.length,
      ],
      [1, 0],
    ],
    [
      "an idle window is no activity",
      [told.of(address(10)).lastActiveAt, told.of(address(10)).lastSeenAt],
      [null, ago(40)],
    ],
    [
      "an address that is not shown is that of the interface",
      told.of(address(10)).email,
      address(10),
    ],
    [
      "roles are numbers there",
      [9, 10, 11].map((number) => told.of(address(number)).role),
      ["admin", "member", "guest"],
    ],
    [
      "who left the organisation is disabled",
      told.of(address(12)).account,
      "disabled",
    ],
    [
      "bots are nobody",
      told.people.some(({ id }) => id === address(13)),
      false,
    ],
  ])("knows that %s", (_sentence, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("shows everybody as offline while nobody is there", () => {
    const { people } = readPreset(zulip, {
      list: [saying({ result: "success", presences: {}, msg: "" })],
      directory: ["zulip/users"],
    });
    expect(people).toHaveLength(4);
    expect(people.flatMap(({ sessions }) => sessions)).toEqual([]);
  });
});
