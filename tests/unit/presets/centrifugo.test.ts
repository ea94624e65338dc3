import { describe, expect, test } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { centrifugo } from "../../../utils/presets/centrifugo.ts";
import { readPreset, there } from "../../support/read-preset.ts";
import { pageOn, person } from "../../support/builders.ts";

const ask = (answer: string) => readPreset(centrifugo, { list: [answer] });

const told = ask("centrifugo/presence");

describe("Centrifugo", () => {
  test("gives connections, which are values of an object, as sessions of their users", () => {
    expect(told.people).toEqual([
      person("42", {
        name: "Ada Lovelace",
        email: "ada@example.com",
        account: "unknown",
        sessions: [
          there({
            id: sessionId("c54313b2-0442-499a-a70c-051f8588020f"),
            page: pageOn("https://shop.example.com/cart"),
          }),
          there({
            id: sessionId("adad13b1-0442-499a-a70c-051f858802da"),
            page: pageOn("https://shop.example.com/docs"),
          }),
        ],
      }),
      // Nobody knows who it is: a connection without a user.
      person("66bb2e11-7c0a-4d51-9a55-051f858802db", {
        account: "unknown",
        sessions: [
          there({ id: sessionId("66bb2e11-7c0a-4d51-9a55-051f858802db") }),
        ],
      }),
    ]);
  });

  test.each([
    ["that presence is off", "not-available", "bad_data"],
    ["that the key may not", "permission-denied", "forbidden"],
  ])("says %s, though the status is 200", (_, answer, code) => {
    const { failure } = ask(`centrifugo/${answer}`);
    expect(failure?.code).toBe(code);
  });

  test("knows an empty channel", () => {
    const { failure, people } = ask("centrifugo/presence-nobody");
    expect([failure, people]).toEqual([null, []]);
  });
});
