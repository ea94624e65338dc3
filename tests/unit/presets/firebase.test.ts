import { describe, expect, test } from "vitest";
import { firebase } from "../../../utils/presets/firebase.ts";
import { ago, readPreset, there } from "../../support/read-preset.ts";
import { pageOn, person } from "../../support/builders.ts";

const ask = (answer: string) =>
  readPreset(firebase, {
    values: { site: "https://shop.example" },
    list: [answer],
  });

const told = ask("firebase/status");

describe("Firebase Realtime Database", () => {
  test("gives people, who are the keys of an object", () => {
    expect(told.people).toEqual([
      person("u-ada", {
        name: "Ada",
        account: "unknown",
        sessions: [
          there({
            startedAt: ago(300),
            page: pageOn("https://shop.example/cart"),
          }),
        ],
      }),
      person("u-bo", { account: "unknown", lastSeenAt: ago(4000) }),
    ]);
  });

  test("knows that what is empty does not exist", () => {
    const { failure, people } = ask("firebase/status-nobody");
    expect([failure, people]).toEqual([null, []]);
  });
});
