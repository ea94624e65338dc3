import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addressesIn,
  addressesOfLink,
  onlyAddress,
} from "../../../utils/ticket/mail-address.ts";

const found = (text: string): readonly string[] =>
  addressesIn(text, 25).map(({ address }) => address);

describe("an address in a text", () => {
  it.each<readonly [text: string, address: string]>([
    ["ana@example.test", "ana@example.test"],
    ["Write to ana@example.test.", "ana@example.test"],
    ["Ana Example <ana@example.test>", "ana@example.test"],
    ["(ana@example.test)", "ana@example.test"],
    ["'ana@example.test'", "ana@example.test"],
    ["mail:ana@example.test, please", "ana@example.test"],
    ["ana+ticket-7@sub.example.test", "ana+ticket-7@sub.example.test"],
    ["o'neil@example.test", "o'neil@example.test"],
    ["jörg@bücher.test", "jörg@bücher.test"],
    ["ana@xn--bcher-kva.test", "ana@xn--bcher-kva.test"],
    ["ana@例え.テスト", "ana@例え.テスト"],
    ["请联系ana@example.test谢谢", "ana@example.test"],
    ["ana@example.test: yes", "ana@example.test"],
    ["ana@example.test\nbo", "ana@example.test"],
    ["почта@пример.рф", "почта@пример.рф"],
  ])("is found in %j", (text, address) => {
    expect(found(text)).toEqual([address]);
  });

  it.each([
    "logo@2x.png",
    "icon@1.5x.svg",
    "preact@11.2.0",
    "@types/node@24.0.0.js",
    "@ana",
    "ana@",
    "ana@example",
    "ana@example.t",
    "ana@-example.test",
    "ana@example-.test",
    "ana@example..test",
    "ana.@example.test",
    "a..b@example.test",
    "https://ana@example.test/",
    "git@example.test:team/app",
    "ana@bo@example.test@x",
    `${"a".repeat(65)}@example.test`,
    `a@${"b".repeat(64)}.test`,
    `a@${"bcd.".repeat(70)}test`,
    "ana@127.0.0.1",
    "@".repeat(10_000),
  ])("is none in %.60j", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("is never longer than mail allows, always as it stood, and never more than asked for", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "@",
        ".",
        "-",
        "a",
        "é",
        "例",
        " ",
        "<",
        "test",
        "@x.test",
        "ana@b.test",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (pieces, most) => {
          const text = pieces.join("");
          const all = addressesIn(text, most);
          expect(all.length).toBeLessThanOrEqual(most);
          for (const { address, start } of all) {
            expect(address.length).toBeLessThanOrEqual(254);
            expect(text.slice(start, start + address.length)).toBe(address);
            expect(onlyAddress(address)).toBe(address);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["signs", "@".repeat(1_000_000)],
    ["letters", "a".repeat(1_000_000)],
    ["dots", "a@".padEnd(1_000_000, ".")],
    ["pairs", "a@".repeat(500_000)],
    ["labels", "a@b.c.".repeat(160_000)],
  ])("is none where a megabyte is made of %s", (_, text) => {
    // What looks back from every sign takes longer than any test may.
    expect(addressesIn(text, 25)).toEqual([]);
  });
});

describe("a link", () => {
  it.each<readonly [href: string, addresses: readonly string[]]>([
    ["mailto:ana@example.test", ["ana@example.test"]],
    ["MAILTO:ana%40example.test?subject=x@y.test", ["ana@example.test"]],
    [
      "mailto:a@example.test,b@example.test",
      ["a@example.test", "b@example.test"],
    ],
    ["mailto:%E0%A4%A", []],
    ["mailto:", []],
    ["https://example.test/?mail=ana@example.test", []],
    ["javascript:mailto:ana@example.test", []],
  ])("%j writes to %j", (href, addresses) => {
    expect(addressesOfLink(href)).toEqual(addresses);
  });

  it("to more than five people gives five", () => {
    const many = Array.from({ length: 50 }, (_, index) => `p${index}@x.test`);
    expect(addressesOfLink(`mailto:${many.join(",")}`)).toHaveLength(5);
  });
});
