import { describe, expect, test } from "vitest";
import { chatwoot } from "../../../utils/presets/chatwoot.ts";
import { readPreset, there } from "../../support/read-preset.ts";
import { person } from "../../support/builders.ts";

const ask = (answer: string) => readPreset(chatwoot, { list: [answer] });

const told = ask("chatwoot/contacts-active");

describe("Chatwoot", () => {
  test("gives the contacts who have the chat open", () => {
    expect(told.people).toEqual([
      person("101", {
        name: "Ada Lovelace",
        email: "ada@example.com",
        company: "Acme",
        sessions: [there({})],
      }),
      person("102", {
        name: "spring-dew-42",
        account: "disabled",
        sessions: [there({})],
      }),
    ]);
  });

  test("takes the last message for no activity, and the first address for no network", () => {
    const [ada] = told.people;
    expect([ada?.lastActiveAt, ada?.sessions[0]?.ip]).toEqual([null, null]);
  });

  test("knows an hour without visitors", () => {
    const { failure, people } = ask("chatwoot/contacts-nobody");
    expect([failure, people]).toEqual([null, []]);
  });
});
