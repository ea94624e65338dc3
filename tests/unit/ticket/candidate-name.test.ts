import { describe, expect, it } from "vitest";
import { asName, nameBefore } from "../../../utils/ticket/candidate-name.ts";

describe("a name", () => {
  it.each<readonly [text: string, name: string]>([
    ["Ana Example", "Ana Example"],
    ["  Ana\n Example ,", "Ana Example"],
    ['"Example, Ana"', "Example, Ana"],
    ["O'Neil-Smith", "O'Neil-Smith"],
    ["山田太郎", "山田太郎"],
  ])("is seen in %j", (text, name) => {
    expect(asName(text)).toBe(name);
  });

  it.each([
    "",
    "x",
    "ana@example.test",
    "Ticket #7",
    "12:30",
    "a/b",
    "x ".repeat(20),
    "y".repeat(81),
  ])("is not seen in %.30j", (text) => {
    expect(asName(text)).toBeNull();
  });

  it("stands before an address in brackets, and is not taken from prose", () => {
    expect(nameBefore("From: Ana Example <")).toBe("Ana Example");
    expect(nameBefore("Ana Example (")).toBe("Ana Example");
    expect(nameBefore("My bank can be asked at ")).toBeNull();
  });
});
