import { describe, expect, it } from "vitest";
import { parseBeat } from "../../../platform/api/parse-beat.ts";
import { PAGE } from "./builders.ts";

const BEAT = { session: "s1", page: PAGE, active: true, hidden: false };

describe("beat", () => {
  it("is read with all its fields", () => {
    expect(parseBeat(JSON.stringify(BEAT))).toEqual({
      ok: true,
      beat: { kind: "beat", ...BEAT },
    });
  });

  it("may come without a feature", () => {
    const page = { url: PAGE.url, title: PAGE.title };
    expect(parseBeat(JSON.stringify({ ...BEAT, page }))).toMatchObject({
      beat: { page: { feature: null } },
    });
  });

  it("is a bye when it says so, whatever else is missing", () => {
    expect(parseBeat('{"session":"s1","bye":true}')).toEqual({
      ok: true,
      beat: { kind: "bye", session: "s1" },
    });
  });

  it.each([
    ["no JSON", "{", /JSON object/],
    ["a list", "[]", /JSON object/],
    ["no session", { ...BEAT, session: undefined }, /"session"/],
    ["a long session", { ...BEAT, session: "x".repeat(129) }, /"session"/],
    ["active as text", { ...BEAT, active: "yes" }, /"active"/],
    ["a bye that is no boolean", { ...BEAT, bye: 1 }, /"bye"/],
    ["no page", { ...BEAT, page: null }, /"page"/],
    ["a script address", pageWith("javascript:alert(1)"), /page\.url/],
    ["a relative address", pageWith("/orders"), /page\.url/],
    ["a password in it", pageWith("https://a:b@shop.test/"), /page\.url/],
    ["a long address", pageWith(`https://a.test/${"x".repeat(2048)}`), /url/],
    [
      "a long title",
      { ...BEAT, page: { ...PAGE, title: "x".repeat(301) } },
      /page\.title/,
    ],
    [
      "an empty feature",
      { ...BEAT, page: { ...PAGE, feature: "" } },
      /page\.feature/,
    ],
  ])("is refused for %s", (_, value, detail) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    expect(parseBeat(text)).toEqual({
      ok: false,
      detail: expect.stringMatching(detail),
    });
  });
});

function pageWith(url: string) {
  return { ...BEAT, page: { ...PAGE, url } };
}
