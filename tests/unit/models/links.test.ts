import { describe, expect, test } from "vitest";
import { pageLink, personLink, webLink } from "../../../utils/models/links.ts";
import { person } from "../../support/builders.ts";

const INFO = {
  name: "Acme",
  limits: { onlineWindowMs: 1, idleAfterMs: 1, awayAfterMs: 1 },
  refreshMs: 5000,
  singleSession: false,
  privilegedRoles: [],
  roles: [],
  canStream: false,
  canHistory: false,
  canWrite: [],
  network: { available: true, hint: null },
  userUrl: "https://acme.test/users/{id}",
};

describe("a link", () => {
  test.each([
    ["https://acme.test/a", "https://acme.test/a"],
    ["http://acme.test/", "http://acme.test/"],
    ["javascript:alert(1)", null],
    [" \tjava\nscript:alert(1)", null],
    ["data:text/html,x", null],
    ["file:///etc/passwd", null],
    ["chrome://settings", null],
    ["blob:https://acme.test/1", null],
    ["https://user:pass@acme.test", null],
    ["/only/a/path", null],
    [null, null],
  ])("of %j goes to %j", (text, expected) => {
    expect(webLink(text)?.href ?? null).toBe(expected);
  });

  test("to a person puts the id into the platform's pattern as one segment", () => {
    const link = personLink(person("a/../b?c#$&"), INFO);
    expect(link?.href).toBe("https://acme.test/users/a%2F..%2Fb%3Fc%23%24%26");
  });

  test("of the person's own report comes first, if it may become one", () => {
    expect(
      personLink(person("a", { url: "https://acme.test/me" }), INFO)?.href,
    ).toBe("https://acme.test/me");
    expect(personLink(person("a", { url: "javascript:1" }), INFO)?.href).toBe(
      "https://acme.test/users/a",
    );
  });
});

describe("the link to a page", () => {
  test.each([
    ["https://acme.test/orders/17?tab=a", "https://acme.test/orders/17?tab=a"],
    ["https://acme.test/reset/*", null],
    ["javascript:alert(1)", null],
    [null, null],
  ])("of %s is %s: never one with a hole in it", (address, expected) => {
    expect(pageLink(address)?.href ?? null).toBe(expected);
  });
});
