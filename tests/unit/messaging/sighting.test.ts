import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Sender, sightingIn } from "../../../utils/messaging/sighting.ts";
import { candidate, sighting } from "../../support/ticket-builders.ts";

const ID = "rollcall";
const ROOT = "chrome-extension://rollcall/";
const SCRIPT: Sender = {
  id: ID,
  url: "https://help.test/tickets/7?view=open",
  origin: "https://help.test",
  frameId: 0,
  documentLifecycle: "active",
  tab: { id: 7 },
};
const SEEN = sighting(["ana@acme.com", candidate("ben@acme.com", "thread")]);
const MESSAGE = { type: "ticket", sighting: SEEN };

const heard = (message: unknown, sender: Partial<Sender> = {}) =>
  sightingIn(message, { ...SCRIPT, ...sender }, ID, ROOT);

describe("the door for content scripts", () => {
  it("takes what a script of ours saw on the page of a tab", () => {
    expect(heard(MESSAGE)).toEqual({
      tab: 7,
      site: "https://help.test",
      search: "?view=open",
      sighting: SEEN,
    });
  });

  it("takes it in a browser that does not say where a page is in its life", () => {
    const { documentLifecycle: _, origin: __, ...sender } = SCRIPT;
    expect(sightingIn(MESSAGE, sender, ID, ROOT)?.tab).toBe(7);
  });

  it.each<readonly [string, Partial<Sender>]>([
    ["another extension", { id: "other" }],
    ["nobody", { id: undefined }],
    ["a frame in the page", { frameId: 3 }],
    ["a sender without a frame", { frameId: undefined }],
    ["a sender without a tab", { tab: undefined }],
    ["a tab without a number", { tab: {} }],
    ["a page that is prepared in advance", { documentLifecycle: "prerender" }],
    ["a page of ours in a tab", { url: `${ROOT}popup.html` }],
    ["a page of another origin than it names", { url: "https://evil.test/" }],
    ["a sandboxed page", { origin: "null" }],
    [
      "an origin that differs from the address",
      { origin: "https://evil.test" },
    ],
    ["a page without an address", { url: undefined }],
    ["a blank page", { url: "about:blank" }],
    [
      "a page that is not safe from the network",
      { url: "http://help.test/tickets/7", origin: "http://help.test" },
    ],
  ])("refuses %s (T25)", (_, sender) => {
    expect(heard(MESSAGE, sender)).toBeNull();
  });

  it.each<readonly [string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "ticket"],
    ["a list", [MESSAGE]],
    ["another type", { ...MESSAGE, type: "secret" }],
    ["a part too many", { ...MESSAGE, source: "s" }],
    [
      "a fact too many",
      { type: "ticket", sighting: { ...SEEN, person: "ana" } },
    ],
    [
      "a hidden part",
      JSON.parse(JSON.stringify(MESSAGE).replace("{", '{"__proto__":{"a":1},')),
    ],
    [
      "another page's address",
      {
        type: "ticket",
        sighting: { ...SEEN, url: "https://evil.test/tickets/7" },
      },
    ],
    [
      "an address with a query",
      {
        type: "ticket",
        sighting: { ...SEEN, url: "https://help.test/t?token=1" },
      },
    ],
    [
      "no address of a page",
      { type: "ticket", sighting: { ...SEEN, url: "javascript:alert(1)" } },
    ],
    [
      "a title of 10 MB (I10)",
      {
        type: "ticket",
        sighting: { ...SEEN, title: "x".repeat(10 * 1024 * 1024) },
      },
    ],
    [
      "10,000 candidates (I12)",
      {
        type: "ticket",
        sighting: sighting(
          Array.from({ length: 10_000 }, (_, at) => `u${at}@acme.com`),
        ),
      },
    ],
    [
      "one candidate too many",
      {
        type: "ticket",
        sighting: sighting(
          Array.from({ length: 21 }, (_, at) => `u${at}@acme.com`),
        ),
      },
    ],
    [
      "what is no address",
      { type: "ticket", sighting: sighting(["<b>ana</b>"]) },
    ],
    [
      "an address without an end",
      { type: "ticket", sighting: sighting([`${"x".repeat(260)}@acme.com`]) },
    ],
    [
      "a place that is none",
      {
        type: "ticket",
        sighting: {
          ...SEEN,
          candidates: [
            { address: "ana@acme.com", name: null, place: "cookie" },
          ],
        },
      },
    ],
    [
      "a name that is too long",
      {
        type: "ticket",
        sighting: {
          ...SEEN,
          candidates: [
            { address: "ana@acme.com", name: "x".repeat(81), place: "text" },
          ],
        },
      },
    ],
  ])("refuses %s", (_, message) => {
    expect(heard(message)).toBeNull();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("neither throws nor lets anything through, whatever it is told (T6, I10)", () => {
    const anything = fc.anything({ withNullPrototype: true, maxDepth: 4 });
    const nearly = fc.record(
      {
        type: fc.constantFrom("ticket", "save", "__proto__"),
        sighting: fc.oneof(
          anything,
          fc.record({
            url: anything,
            title: anything,
            site: anything,
            candidates: anything,
            more: anything,
            closed: anything,
          }),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (message) => {
        expect(heard(message)).toBeNull();
      }),
    );
  });
});
