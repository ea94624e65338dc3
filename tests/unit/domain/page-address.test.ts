import { describe, expect, it } from "vitest";
import { pageAddress, pageTitle } from "../../../utils/domain/page-address.ts";

const NONE: ReadonlySet<string> = new Set();
const UUID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

describe("the address of a page as it is kept", () => {
  it.each([
    ["https://a.test/orders/17", "https://a.test/orders/17", "nothing secret"],
    ["https://a.test", "https://a.test/", "the root"],
    ["https://u:p@a.test/x", "https://a.test/x", "user and password"],
    ["https://a.test/x?token=t&b=2", "https://a.test/x", "a query"],
    ["https://a.test/#/reset/abc", "https://a.test/", "a fragment"],
    ["HTTPS://A.TEST:443/X", "https://a.test/X", "another spelling"],
    ["http://a.test:8080/x", "http://a.test:8080/x", "a port"],
    [
      "https://a.test/users/ana%40acme.test/edit",
      "https://a.test/users/*/edit",
      "a mail address in the path",
    ],
    [
      "https://a.test/p;jsessionid=AB12/x",
      "https://a.test/p/x",
      "a parameter of a part",
    ],
    ["https://a.test/p%3Bjsessionid=1", "https://a.test/*", "an encoded one"],
    ["https://a.test/token=17/x", "https://a.test/*/x", "a named key"],
    [
      "https://a.test/c/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
      "https://a.test/c/*",
      "a token",
    ],
    [
      "https://a.test/account/reset-password/k3y",
      "https://a.test/account/reset-password/*",
      "a one-time link",
    ],
    [
      "https://a.test/verify/email/482913",
      "https://a.test/verify/email/*",
      "a code further on",
    ],
    [
      `https://a.test/invite/${UUID}`,
      "https://a.test/invite/*",
      "a UUID behind an invitation",
    ],
    [
      `https://a.test/orders/${UUID}`,
      `https://a.test/orders/${UUID}`,
      "a UUID",
    ],
    [
      "https://a.test/b%C3%BCro/%E6%9D%8E",
      "https://a.test/b%C3%BCro/%E6%9D%8E",
      "other scripts",
    ],
  ])("of %s is %s: %s", (address, kept) => {
    expect(pageAddress(address, NONE)).toBe(kept);
    expect(pageAddress(kept, NONE)).toBe(kept);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "blob:https://a.test/1",
    "orders/17",
    "",
  ])("of %s is none", (address) => {
    expect(pageAddress(address, NONE)).toBeNull();
  });

  it("has the parameters on the list, in their order, but no key among their values", () => {
    const kept = new Set(["tab", "view", "who"]);
    const of = (query: string) =>
      pageAddress(`https://a.test/x?${query}`, kept);
    expect(of("view=b&token=t&tab=a&tab=c")).toBe(
      "https://a.test/x?view=b&tab=a&tab=c",
    );
    expect(of("TAB=a&x=1")).toBe("https://a.test/x");
    expect(of("who=ana@acme.test&tab=9f86d081884c7d659a2feaa0")).toBe(
      "https://a.test/x?who=*&tab=*",
    );
    expect(of("tab=a%26token%3Dt#tab=z")).toBe(
      "https://a.test/x?tab=a%26token%3Dt",
    );
  });

  it("leaves out what was cut off: it may be the beginning of a key", () => {
    const address = `https://a.test/${"x/".repeat(1010)}0123456789abcdef0123456789abcdef`;
    expect(pageAddress(address, NONE)?.endsWith("/x/*")).toBe(true);
    expect(
      pageAddress(`https://a.test/x?${"t".repeat(3000)}`, new Set("t")),
    ).toBe("https://a.test/*");
  });

  it.each<readonly [part: string, length: number]>([
    ["/", 2049],
    ["reset/", 2044],
    ...["a1-", "%2540", ";=", "@a.", "&a="].map(
      (part) => [part, "https://a.test/*".length] as const,
    ),
  ])(
    "of a hostile one of %j without end has %i letters (I3)",
    (part, length) => {
      // What goes back at every letter takes longer than any test may.
      const address = `https://a.test/${part.repeat(700_000)}`;
      expect(pageAddress(address, NONE)).toHaveLength(length);
    },
  );
});

describe("the title of a page as it is kept", () => {
  it.each([
    ["Invoices", "Invoices"],
    ["Invoice #17 = paid", "Invoice #17 = paid"],
    ["Inbox (3) – ana@acme.test", "Inbox (3) – *"],
    ["https://a.test/x?token=t | Acme", "https://a.test/x | Acme"],
    ["/reset?key=17", "/reset"],
    ["Key 9f86d081884c7d659a2feaa0c55ad015", "Key *"],
    ["Release notes 2026-03-04", "Release notes 2026-03-04"],
    ["請求書  ‎ 一覧", "請求書  ‎ 一覧"],
  ])("of %s is %s", (title, kept) => {
    expect(pageTitle(title)).toBe(kept);
    expect(pageTitle(kept)).toBe(kept);
  });
});
