import { describe, expect, it } from "vitest";
import {
  filledName,
  matchPattern,
  parsePattern,
  placeOf,
  ruleNameProblem,
} from "../../../utils/domain/page-rules.ts";

/** What the stars of a pattern stand for on an address; null when it is another. */
const starsOn = (pattern: string, address: string) => {
  const parsed = parsePattern(pattern);
  const place = placeOf(address);
  if (typeof parsed === "string") throw new Error(parsed);
  return place === null ? null : matchPattern(parsed, place);
};

const at = (path: string) => `https://shop.acme.test${path}`;

describe("a pattern", () => {
  it.each<readonly [string, string, readonly string[]]>([
    ["/orders", "/orders", []],
    ["/orders/", "/orders", []],
    ["/orders", "/orders/", []],
    ["/orders", "/orders?tab=open", []],
    ["/", "/", []],
    ["/orders/*", "/orders/17", ["17"]],
    ["/orders/*/edit", "/orders/17/edit", ["17"]],
    ["/*/orders/*", "/acme/orders/17", ["acme", "17"]],
    ["/invoice-*.pdf", "/invoice-17.pdf", ["17"]],
    ["/help/**", "/help", [""]],
    ["/help/**", "/help/a/b", ["a/b"]],
    ["/**/edit", "/orders/17/edit", ["orders/17"]],
    ["/a/**/b/*", "/a/x/y/b/1", ["x/y", "1"]],
    ["/**", "/", [""]],
    ["/büro/*", "/b%C3%BCro/%E6%9D%8E", ["李"]],
    ["/b%C3%BCro", "/b%c3%bcro", []],
    ["/reset/*", "/reset/*", ["*"]],
    ["shop.acme.test/orders", "/orders", []],
    ["SHOP.acme.test/orders", "/orders", []],
    ["https://shop.acme.test/orders", "/orders", []],
    ["*.acme.test/**", "/orders", ["orders"]],
  ])("%s fits %s, with the stars %j", (pattern, path, stars) => {
    expect(starsOn(pattern, at(path))).toEqual(stars);
  });

  it.each([
    ["/orders", "/Orders"],
    ["/orders", "/orders/17"],
    ["/orders/*", "/orders"],
    ["/orders/*", "/orders/17/edit"],
    ["/invoice-*", "/invoice-"],
    ["/a*a", "/a"],
    ["/a/**/a", "/a"],
    ["acme.test/orders", "/orders"],
    ["*.shop.acme.test/orders", "/orders"],
    ["op.acme.test/orders", "/orders"],
    ["shop.acme.test:8443/orders", "/orders"],
  ])("%s does not fit %s", (pattern, path) => {
    expect(starsOn(pattern, at(path))).toBeNull();
  });

  it("fits no text that is no address", () => {
    expect(starsOn("/**", "orders")).toBeNull();
    expect(starsOn("/", "https://a.test")).toEqual([]);
  });

  it.each([
    ["", "empty"],
    ["   ", "empty"],
    ["orders", "no_path"],
    [`/${"x".repeat(200)}`, "too_long"],
    ["/orders?tab=1", "query"],
    ["/orders#x", "query"],
    ["/a**", "stars"],
    ["/*a*", "stars"],
    ["/**/a/**", "stars"],
    ["u:p@acme.test/x", "bad_host"],
    ["a*.acme.test/x", "bad_host"],
    ["a b/x", "bad_host"],
    ["javascript:alert(1)/x", "bad_host"],
  ])("%s is refused: %s", (pattern, problem) => {
    expect(parsePattern(pattern)).toBe(problem);
  });

  it("is compared with an address that hardly ends, whatever was typed (T21)", () => {
    const long = ["/a".repeat(1_000_000), `/${"a".repeat(2_000_000)}`];
    for (const pattern of [
      "/**/x",
      `/${"*/".repeat(99)}x`,
      "/a*a/**/a*a",
      "/a*b/**/a*b",
    ])
      // Tried from every letter, one of them takes longer than any test may.
      for (const path of long) expect(starsOn(pattern, at(path))).toBeNull();
  });
});

describe("the name of a rule", () => {
  const pattern = parsePattern("/a/*/**");
  it.each([
    ["Orders", null],
    [" ", "empty"],
    ["x".repeat(81), "too_long"],
    ["$1 and $2", null],
    ["$3", "no_such_star"],
    ["$0 and $x cost 5 $", null],
  ])("%s has the problem %s", (name, problem) => {
    expect(
      ruleNameProblem(name, typeof pattern === "string" ? null : pattern),
    ).toBe(problem);
  });

  it("is filled with what the stars stand for, as text", () => {
    expect(filledName(" $2: $1 ", ["$2", "$&"])).toBe("$&: $2");
  });
});
