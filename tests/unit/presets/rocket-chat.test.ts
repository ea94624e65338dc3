import { describe, expect, test } from "vitest";
import { rocketChat } from "../../../utils/presets/rocket-chat.ts";
import { ago, readPreset, there } from "../../support/read-preset.ts";
import { person } from "../../support/builders.ts";
import { saying } from "../../support/product-answers.ts";

const ADA = "JwATAtGzrzHYHCXFy";
const BO = "W7MRNgkYLXKKAGNvW";
const CY = "aspKK7FHe7iQgzexX";

const ask = (presence: string) =>
  readPreset(rocketChat, {
    list: [presence],
    directory: ["rocket-chat/users-list"],
  });

const told = ask("rocket-chat/users-presence");

describe("Rocket.Chat", () => {
  test("gives who is online, away or busy, and the directory", () => {
    expect(told.people).toEqual([
      person(ADA, {
        name: "Ada Lovelace",
        email: "ada@example.com",
        role: "user, livechat-agent",
        lastLoginAt: ago(7200),
        sessions: [there({})],
      }),
      person(BO, {
        name: "bo",
        role: "anonymous",
        lastLoginAt: ago(90_000),
        sessions: [there({})],
      }),
      person(CY, {
        name: "Cy",
        email: "cy@example.com",
        role: "user",
        account: "disabled",
      }),
    ]);
  });

  test.each<readonly [sentence: string, actual: unknown, expected: unknown]>([
    [
      "the workspace's own bot is nobody",
      told.people.some(({ id }) => id === "rocket.cat"),
      false,
    ],
    ["who has no address has none", told.of(BO).email, null],
    [
      "a deactivated account is disabled, and offline",
      [told.of(CY).account, told.of(CY).sessions],
      ["disabled", []],
    ],
    ["a first login may be missing", told.of(CY).lastLoginAt, null],
  ])("knows that %s", (_sentence, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("does not call a workspace empty that has presence switched off", () => {
    const { failure } = ask("rocket-chat/users-presence-disabled");
    expect(failure).toEqual({
      code: "bad_data",
      what: "told_error",
      detail: "Presence_broadcast_disabled",
    });
  });

  test("knows a night in which only the bot is awake", () => {
    const bot = { _id: "rocket.cat", username: "rocket.cat", status: "online" };
    const { failure, people } = readPreset(rocketChat, {
      list: [saying({ users: [bot], full: true, success: true })],
      directory: ["rocket-chat/users-list"],
    });
    expect(failure).toBeNull();
    expect(people.flatMap(({ sessions }) => sessions)).toEqual([]);
  });

  test("takes an answer that failed for one, though its status is 200", () => {
    const { failure } = ask("rocket-chat/unsuccessful");
    expect(failure).toMatchObject({ code: "bad_data", what: "told_error" });
  });
});
