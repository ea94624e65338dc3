import { describe, expect, it } from "vitest";
import {
  createDecide,
  createNaming,
  foldedPath,
  pageName,
} from "../../../utils/domain/page-name.ts";
import type { Page } from "../../../utils/domain/person.ts";
import { pageOn } from "../../support/builders.ts";

describe("a page's name", () => {
  const url = "https://acme.test/billing/invoices";
  it.each<readonly [string, Page | null, string | null]>([
    [
      "feature and title",
      pageOn(url, { feature: "Billing", title: "Invoices" }),
      "Billing › Invoices",
    ],
    [
      "a title that begins with the feature",
      pageOn(url, { feature: "Billing", title: "Billing home" }),
      "Billing home",
    ],
    ["the title alone", pageOn(url, { title: " Invoices " }), "Invoices"],
    ["the feature alone", pageOn(url, { feature: "Billing" }), "Billing"],
    ["the path where nothing is said", pageOn(url), "/billing/invoices"],
    [
      "the path where only spaces are said",
      pageOn(url, { title: "  ", feature: "" }),
      "/billing/invoices",
    ],
    [
      "a title without an address",
      { url: null, title: "Home", feature: null, since: null },
      "Home",
    ],
    [
      "nothing of nothing",
      { url: null, title: null, feature: null, since: null },
      null,
    ],
    ["nothing of no page", null, null],
  ])("is %s", (_, page, expected) => {
    expect(pageName(page)).toBe(expected);
  });

  it("is cut at a length that fits a row", () => {
    expect(pageName(pageOn(url, { title: "x".repeat(5000) }))).toHaveLength(
      120,
    );
  });
});

describe("a path", () => {
  it.each([
    ["https://a.test", "/", "the root"],
    ["https://a.test/orders/17", "/orders/*", "a number"],
    ["https://a.test/orders/17/", "/orders/*/", "a number before a slash"],
    ["https://a.test/orders/17/items/4", "/orders/*/items/*", "two numbers"],
    ["https://a.test/u/3f2504e0-4f89-11d3-9a0c-0305e82c3301", "/u/*", "a UUID"],
    [
      "https://a.test/u/3F2504E0-4F89-11D3-9A0C-0305E82C3301/x",
      "/u/*/x",
      "a UUID in capitals",
    ],
    ["https://a.test/c/9f86d081884c7d65", "/c/*", "a hash"],
    ["https://a.test/c/eyJhbGciOiJIUzI1NiJ9_abc", "/c/*", "an encoded id"],
    [
      "https://a.test/docs/getting-started-with-presence",
      "/docs/getting-started-with-presence",
      "a long word stays",
    ],
    ["https://a.test/v2/users", "/v2/users", "a version stays"],
    ["https://a.test/2fa", "/2fa", "a short word with a digit stays"],
    ["https://a.test/deadbeef", "/deadbeef", "a short hexadecimal word stays"],
    ["https://a.test/x?token=secret#frag", "/x", "neither query nor fragment"],
  ])("of %s is %s: %s", (address, expected) => {
    expect(foldedPath(address)).toBe(expected);
  });

  it("of what is no address is none, and is short of the longest", () => {
    expect(foldedPath("billing")).toBeNull();
    expect(foldedPath(`https://a.test/${"x".repeat(2000)}`)).toHaveLength(120);
  });

  it("of a hostile one is found, too (I4)", () => {
    // What goes back at every letter takes longer than any test may.
    expect(
      foldedPath(
        `https://a.test/${"a1-".repeat(1_000_000)}!/${"0".repeat(1_000_000)}x`,
      ),
    ).toHaveLength(120);
  });
});

describe("a page's name under rules", () => {
  const rules = [
    { pattern: "broken", name: "Never" },
    { pattern: "/orders/*/edit", name: "Edit an order" },
    { pattern: "/orders/**", name: "Orders" },
    { pattern: "/docs/*", name: "Docs: $1" },
    { pattern: "/blank/**", name: "$1" },
  ];
  const decide = createDecide(rules);
  const on = (path: string, more?: Partial<Page>) =>
    decide(pageOn(`https://acme.test${path}`, more));

  it("is that of the first rule that fits, before the platform's", () => {
    const title = { title: "Order 17", feature: "Orders" };
    expect(on("/orders/17/edit", title)).toEqual({
      name: "Edit an order",
      by: 1,
    });
    expect(on("/orders/17", title)).toEqual({ name: "Orders", by: 2 });
    expect(on("/docs/setup")).toEqual({ name: "Docs: setup", by: 3 });
  });

  it("is the platform's, else the path, where none fits or a name comes out empty", () => {
    expect(on("/help", { title: "Help" })).toEqual({
      name: "Help",
      by: "platform",
    });
    expect(on("/help/17")).toEqual({ name: "/help/*", by: "address" });
    expect(on("/blank", { title: "Blank" })?.by).toBe("platform");
    expect(decide({ url: null, title: null, feature: null })).toBeNull();
  });

  it("is the same when asked again, and cut at a length that fits a row", () => {
    const naming = createNaming([{ pattern: "/**", name: "$1" }]);
    const page = pageOn(`https://acme.test/${"x".repeat(500)}`);
    expect(naming(page)).toHaveLength(120);
    expect(naming(page)).toBe(naming(page));
    expect(naming(null)).toBeNull();
  });

  it("costs nothing without rules", () => {
    expect(createNaming([])).toBe(pageName);
  });
});
