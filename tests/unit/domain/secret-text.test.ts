import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  announcesKey,
  decoded,
  isPlainWord,
  looksSecret,
} from "../../../utils/domain/secret-text.ts";

/** Bytes that nobody chose, and the same in every run. */
const drawn = (number: number, bytes: number): Buffer =>
  createHash("sha512").update(`${number}`).digest().subarray(0, bytes);

describe("what looks secret", () => {
  it.each([
    ["ana@acme.test", "a mail address"],
    ["ana%40acme.test", "an encoded one"],
    ["ana%2540acme.test", "one that was encoded twice"],
    ["<ana.pérez@acme.test>,", "one among signs"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "a JSON web token"],
    ["9f86d081884c7d659a2feaa0c55ad015", "a hash"],
    ["9F86D081884C7D65", "a short one in capitals"],
    ["507f1f77bcf86cd799439011", "an id that could as well be a key"],
    ["AB12-CD34-EF56-GH78", "a code in groups"],
    ["sk_live_4eC39HqLyjWDarjtT1zdp7dc", "a key with a name"],
    ["AAAAAAAAAAAAAAAAAAAAAA", "one sign, too often for a word"],
    ["xkqzjvwpxkqzjvwpxkqzjvwpxkqz", "letters, too many for a word"],
    ["00000000000000000000000000000000", "digits, too many for an id"],
  ])("is %s: %s", (text) => {
    expect(looksSecret(text)).toBe(true);
  });

  it.each([
    ["", "nothing"],
    ["orders", "a word"],
    ["17", "a number"],
    ["1234567890123456789", "a long id of digits"],
    ["3f2504e0-4f89-11d3-9a0c-0305e82c3301", "a UUID: most name things"],
    ["getting-started-with-presence-in-2026", "words and a year"],
    ["release-notes-2026-03-04-important", "a date among words"],
    ["organizationMemberSettings", "words in one"],
    ["INTERNATIONAL-SALES-REPORT", "words in capitals"],
    ["sm-g991b-128gb-black", "a name of a product"],
    ["@ana", "a handle"],
    ["%E6%9D%8E%E5%B0%8F%E9%BE%8D%E3%81%AE%E9%A0%81", "other scripts"],
    ["新しい請求書の一覧を表示する画面です", "a sentence without spaces"],
    ["100%-cotton-shirts-and-more", "a sign that encodes nothing"],
  ])("is not %s: %s", (text) => {
    expect(looksSecret(text)).toBe(false);
  });

  it("is every token of 32 bytes, and all but two in a thousand of 16", () => {
    const numbers = Array.from({ length: 10_000 }, (_, number) => number);
    for (const encoding of ["hex", "base64url"] as const) {
      const missed = (bytes: number): number =>
        numbers.filter(
          (number) => !looksSecret(drawn(number, bytes).toString(encoding)),
        ).length;
      expect(missed(32)).toBe(0);
      expect(missed(16)).toBeLessThan(20);
    }
  });

  it.each([
    ["a1-", true],
    ["@a.", false],
    ["%25", false],
    ["aB", true],
    ["A", true],
    [".", false],
  ])("is seen however often %j stands in it: %j (T21)", (text, is) => {
    // What is compared with itself takes longer than any test may.
    expect(looksSecret(text.repeat(1_000_000))).toBe(is);
  });
});

describe("a part of an address behind which a key comes", () => {
  it.each(["reset", "reset-password", "magic_link", "Verify-Email", "token"])(
    "is %s",
    (segment) => {
      expect(announcesKey(segment)).toBe(true);
    },
  );

  it.each(["orders", "how-to-reset-your-password", "tokens", "invitations"])(
    "is not %s",
    (segment) => {
      expect(announcesKey(segment)).toBe(false);
    },
  );

  it.each([
    ["sent", true],
    ["step-2", true],
    ["12", true],
    ["123456", false],
    ["AbC", false],
    ["ab12", false],
  ])("may be followed by %s as it is: %s", (segment, plain) => {
    expect(isPlainWord(segment)).toBe(plain);
  });
});

describe("a text without its encoding", () => {
  it.each([
    ["a%20b", "a b"],
    ["a%2520b", "a b"],
    ["%", "%"],
    ["%E6%9D", "%E6%9D"],
    ["%2525252520", "%2520"],
  ])("of %s is %s", (text, plain) => {
    expect(decoded(text)).toBe(plain);
  });
});
