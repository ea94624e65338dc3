import { describe, expect, it } from "vitest";
import {
  exactPatternOf,
  isOfPage,
  patternOf,
  siteOf,
} from "../../../utils/domain/ticket-site.ts";
import { sighting } from "../../support/ticket-builders.ts";

describe("a page that can be read", () => {
  it.each<readonly [string | null, string | null]>([
    ["https://help.test/tickets/7?a=1#b", "https://help.test"],
    ["https://help.test:8443/", "https://help.test:8443"],
    ["http://127.0.0.1:4100/helpdesk", "http://127.0.0.1:4100"],
    ["http://help.test/tickets/7", null],
    ["https://ana:secret@help.test/", null],
    ["chrome://extensions", null],
    ["chrome-extension://rollcall/popup.html", null],
    ["file:///etc/passwd", null],
    ["javascript:alert(1)", null],
    ["about:blank", null],
    ["", null],
    [null, null],
  ])("%s is on %s", (url, site) => {
    expect(siteOf(url)).toBe(site);
  });

  it("is asked for without its port, and read with it", () => {
    expect(patternOf("http://127.0.0.1:4100")).toBe("http://127.0.0.1/*");
    expect(exactPatternOf("http://127.0.0.1:4100")).toBe(
      "http://127.0.0.1:4100/*",
    );
  });
});

describe("a sighting", () => {
  it.each<readonly [string, string, boolean]>([
    ["https://help.test/t/7", "https://help.test/t/7", true],
    ["https://help.test/t/7", "https://help.test/t/7?tab=2#reply", true],
    ["https://help.test/t/7", "https://help.test/t/8", false],
    ["https://help.test/t/7", "https://evil.test/t/7", false],
    ["https://help.test/#ticket/7", "https://help.test/#ticket/7", true],
    ["https://help.test/#ticket/7", "https://help.test/#ticket/8", false],
    ["https://help.test/t/7", "not an address", false],
  ])("of %s is of the page %s: %s", (url, shown, is) => {
    expect(isOfPage(sighting([], { url }), shown)).toBe(is);
  });
});
