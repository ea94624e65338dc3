import { describe, expect, test } from "vitest";
import { askedIn, askedInMailto } from "../../../utils/domain/asked-text.ts";

describe("a selected text", () => {
  test.each([
    ["ana@acme.test", "ana@acme.test"],
    ["  From: Ana Pérez <ana.perez@acme.test>, 12:04", "ana.perez@acme.test"],
    ["Ask ana+ticket-7@acme.test.", "ana+ticket-7@acme.test"],
    ["mailto:ana@acme.test?subject=Hi", "ana@acme.test"],
    ["(ana@acme.test)", "ana@acme.test"],
    ["bo@a.test or ana@acme.test", "bo@a.test"],
    ["jörg@müller.test", "jörg@müller.test"],
  ])("%j means the address in it", (text, asked) => {
    expect(askedIn(text)).toBe(asked);
  });

  test.each([
    ["  Ana \n\t Pérez  ", "Ana Pérez"],
    ["\u200bAna\ufeff Pérez", "Ana Pérez"],
    ["@ana", "@ana"],
    ["   ", ""],
    ["", ""],
  ])("%j means its words where no address is in it", (text, asked) => {
    expect(askedIn(text)).toBe(asked);
  });

  test("of a whole page is cut to what a search takes", () => {
    expect(askedIn("a".repeat(5_000_000))).toHaveLength(256);
    expect(askedIn(`${"a.".repeat(9000)}@`).length).toBeLessThanOrEqual(256);
  });
});

describe("a link to an address", () => {
  test.each([
    ["mailto:ana@acme.test", "ana@acme.test"],
    ["MAILTO:ana%40acme.test?subject=bo@acme.test", "ana@acme.test"],
    ["mailto:ana@acme.test,bo@acme.test", "ana@acme.test"],
    ["mailto:ana%2Bx@acme.test", "ana+x@acme.test"],
    ["mailto:%E0%A4%A@acme.test", "%E0%A4%A@acme.test"],
    ["mailto:?to=ana@acme.test", ""],
    ["https://acme.test/ana@acme.test", ""],
  ])("%s asks for %j", (link, asked) => {
    expect(askedInMailto(link)).toBe(asked);
  });
});
