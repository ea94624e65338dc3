import { describe, expect, test } from "vitest";
import {
  escaped,
  markedLine,
  plainLine,
} from "../../../utils/background/suggestion-markup.ts";

const HOSTILE = `<url>&"'</url>`;

describe("a suggestion", () => {
  test("is plain text where the browser reads no markup", () => {
    expect(plainLine([{ text: HOSTILE, style: "match" }, { text: "b" }])).toBe(
      `${HOSTILE} · b`,
    );
  });

  test("keeps a name with markup in it a text", () => {
    expect(
      markedLine([{ text: HOSTILE, style: "match" }, { text: "a&b" }]),
    ).toBe("<match>&lt;url&gt;&amp;&quot;&apos;&lt;/url&gt;</match> · a&amp;b");
  });

  test.each([
    ["\u0000a", "\ufffda"],
    ["a\ud800", "a\ufffd"],
    ["\uffff", "\ufffd"],
    ["😀é\t", "😀é\t"],
  ])("holds no sign that XML forbids: %j", (text, safe) => {
    expect(escaped(text)).toBe(safe);
  });
});
