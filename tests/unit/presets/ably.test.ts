import { describe, expect, test } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { ably } from "../../../utils/presets/ably.ts";
import { ago, readPreset, there } from "../../support/read-preset.ts";
import { pageOn, person } from "../../support/builders.ts";

const told = readPreset(ably, {
  values: { site: "https://shop.example" },
  list: ["ably/presence-1", "ably/presence-2"],
});

describe("Ably", () => {
  test("gives members, those of both pages as one person", () => {
    expect(told.people).toEqual([
      person("u-ada", {
        name: "Ada Lovelace",
        account: "unknown",
        lastActiveAt: ago(20),
        sessions: [
          there({
            id: sessionId("hC3dGyP5Tz"),
            lastActiveAt: ago(20),
            page: pageOn("https://shop.example/cart"),
          }),
          there({
            id: sessionId("zZ1yXwV8Us"),
            lastActiveAt: ago(90),
            page: pageOn("https://shop.example/docs"),
          }),
        ],
      }),
      person("u-bo", {
        account: "unknown",
        lastActiveAt: ago(500),
        sessions: [
          there({ id: sessionId("pQ7kLmN2Vx"), lastActiveAt: ago(500) }),
        ],
      }),
    ]);
  });

  test("takes a plain text for no object", () => {
    expect([told.of("u-bo").name, told.of("u-bo").sessions[0]?.page]).toEqual([
      null,
      null,
    ]);
  });

  test("does not call the last word of a member their beginning", () => {
    expect(told.of("u-ada").sessions[0]?.startedAt).toBeNull();
  });

  test("knows an empty channel", () => {
    const { failure, people } = readPreset(ably, {
      list: ["ably/presence-nobody"],
    });
    expect([failure, people]).toEqual([null, []]);
  });
});
