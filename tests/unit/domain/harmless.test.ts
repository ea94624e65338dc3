import { describe, expect, test } from "vitest";
import { harmless } from "../../../utils/domain/harmless.ts";

describe("a text from outside", () => {
  test.each([
    ["Ana Pérez", "Ana Pérez", "ordinary names stay"],
    ["مريم حداد", "مريم حداد", "right to left stays"],
    ["李 小龍", "李 小龍", "Chinese stays"],
    ["👩‍💻", "👩‍💻", "a joiner between emoji is part of one sign"],
    ["می‌خواهم", "می‌خواهم", "a non-joiner between Arabic letters is spelling"],
    ["<img src=x>", "<img src=x>", "is text; nothing reads it as markup"],
    ["a\u202Eb", "a⟨U+202E⟩b", "direction override"],
    ["a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩", "isolates"],
    ["ad\u200Bmin", "ad⟨U+200B⟩min", "zero width"],
    ["ad\u200Dmin", "ad⟨U+200D⟩min", "a joiner between Latin letters"],
    ["ad\u00ADmin", "ad⟨U+00AD⟩min", "soft hyphen"],
    ["a\nb\tc\u0000", "a⟨U+000A⟩b⟨U+0009⟩c⟨U+0000⟩", "controls"],
    ["a\u2028b", "a⟨U+2028⟩b", "line separator"],
    ["a\u{E0041}", "a⟨U+E0041⟩", "tag character"],
    ["\uD800", "⟨U+D800⟩", "half of a pair"],
  ])("%j is shown as %j: %s", (text, shown) => {
    expect(harmless(text)).toBe(shown);
  });

  test("is cut after 80 graphemes, never inside one", () => {
    expect(harmless("x".repeat(200))).toBe(`${"x".repeat(80)}…`);
    expect(harmless("👩‍💻".repeat(100))).toBe(`${"👩‍💻".repeat(80)}…`);
    expect(harmless("x".repeat(80))).toBe("x".repeat(80));
  });

  test("is cut later where there is room for more", () => {
    expect(harmless("x".repeat(200), 200)).toBe("x".repeat(200));
    expect(harmless("👩‍💻".repeat(201), 200)).toBe(`${"👩‍💻".repeat(200)}…`);
    expect(harmless("a\u202Eb", 200)).toBe("a⟨U+202E⟩b");
  });

  test("has at most six marks on a letter, however many were piled on it", () => {
    expect(harmless(`a${"\u0301".repeat(500)}b`)).toBe(
      `a${"\u0301".repeat(6)}b`,
    );
  });

  test("of a megabyte costs no more than one of a page", () => {
    expect(harmless("e\u0301".repeat(500_000))).toMatch(/…$/);
  });
});
