import { describe, expect, test } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { crisp } from "../../../utils/presets/crisp.ts";
import { readPreset, there } from "../../support/read-preset.ts";
import { pageOn, person } from "../../support/builders.ts";

const SAFARI =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15";

const told = readPreset(crisp, {
  list: ["crisp/visitors-1", "crisp/visitors-2", "crisp/visitors-3"],
});

describe("Crisp", () => {
  test("gives visitors, those of several pages of the list as one person", () => {
    expect(told.people).toEqual([
      person("ada@example.com", {
        name: "Ada",
        email: "ada@example.com",
        account: "unknown",
        sessions: [
          there({
            id: sessionId("session_5f6a"),
            hidden: false,
            page: pageOn("https://shop.example/cart", { title: "Cart" }),
            userAgent: SAFARI,
          }),
          there({
            id: sessionId("session_5f6b"),
            hidden: false,
            page: pageOn("https://shop.example/docs", { title: "Docs" }),
            userAgent: SAFARI,
          }),
        ],
      }),
      person("session_77b1", {
        name: "visitor42",
        account: "unknown",
        sessions: [
          there({
            id: sessionId("session_77b1"),
            hidden: true,
            page: pageOn("https://shop.example/pricing", { title: "Pricing" }),
            userAgent: SAFARI,
          }),
        ],
      }),
    ]);
  });
});
