import { describe, expect, it } from "vitest";
import {
  domainOf,
  foldCase,
  isAddress,
  withoutTag,
} from "../../../utils/domain/mail-address.ts";

describe("an address", () => {
  it.each<readonly [string, boolean]>([
    ["ana@acme.com", true],
    ["ana+shop@acme.com", true],
    ["o'brien@mail.acme.co.uk", true],
    ["__proto__@acme.com", true],
    ["用户@例子.广告", true],
    ["ana@acme", false],
    ["ana", false],
    ["@acme.com", false],
    ["ana@", false],
    ["ana@.com", false],
    ["ana@acme.", false],
    ["ana@b@acme.com", false],
    ["ana smith@acme.com", false],
    ["ana@acme.com\n", false],
    ["ana\u0000@acme.com", false],
    ["<ana@acme.com>", false],
    [`${"x".repeat(250)}@acme.com`, false],
    ["", false],
  ])("%j: %s", (text, is) => {
    expect(isAddress(text)).toBe(is);
  });

  it.each<readonly [string, string]>([
    ["ana+shop@acme.com", "ana@acme.com"],
    ["ana+a+b@acme.com", "ana@acme.com"],
    ["ana@acme.com", "ana@acme.com"],
    ["+ana@acme.com", "+ana@acme.com"],
    ["ana@acme+b.com", "ana@acme+b.com"],
  ])("%s without its tag is %s", (text, bare) => {
    expect(withoutTag(text)).toBe(bare);
  });

  it("has its domain behind the last @, whatever its case", () => {
    expect(domainOf(foldCase(" Ana@ACME.com "))).toBe("acme.com");
    expect(domainOf("nothing")).toBe("");
  });
});
