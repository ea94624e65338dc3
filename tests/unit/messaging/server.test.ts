import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Handlers,
  isOwnPage,
  serve,
} from "../../../utils/messaging/server.ts";
import { fake } from "../../support/fake-extension.ts";

const ID = "rollcall";
const ROOT = "chrome-extension://rollcall/";

describe("a page of ours", () => {
  it.each<readonly [string, { id?: string; url?: string }, boolean]>([
    ["the popup", { id: ID, url: `${ROOT}popup.html` }, true],
    ["a page with a query", { id: ID, url: `${ROOT}options.html?a#b` }, true],
    [
      "a content script of ours on a ticket page (M7)",
      { id: ID, url: "https://helpdesk.test/ticket/1" },
      false,
    ],
    [
      "a content script in a frame of ours inside a web page",
      { id: ID, url: "about:blank" },
      false,
    ],
    ["a sender without an address", { id: ID }, false],
    ["a sender with an empty address", { id: ID, url: "" }, false],
    [
      "another extension (I11)",
      { id: "other", url: "chrome-extension://other/popup.html" },
      false,
    ],
    [
      "another extension that names our page",
      { id: "other", url: `${ROOT}popup.html` },
      false,
    ],
    ["a web page (I11)", { url: "https://evil.test/" }, false],
    ["nobody", {}, false],
    [
      "an extension whose id begins like ours",
      { id: ID, url: "chrome-extension://rollcall2/popup.html" },
      false,
    ],
    [
      "a host that ends in our address",
      { id: ID, url: `https://evil.test/${ROOT}popup.html` },
      false,
    ],
  ])("is told apart: %s", (_, sender, own) => {
    expect(isOwnPage(sender, ID, ROOT)).toBe(own);
  });
});

/** What the worker was asked to do. */
let asked: unknown[] = [];

const note =
  (reply: unknown) =>
  (command: unknown): Promise<never> => {
    asked.push(command);
    // CAST: these handlers answer with anything; the server passes it on.
    return Promise.resolve(reply as never);
  };

const HANDLERS: Handlers = {
  refresh: note(null),
  setPaused: note(null),
  test: note({ ok: false, failure: { code: "network" } }),
  save: note({ ok: true, value: "s" }),
  remove: note({ ok: true, value: null }),
  startRecording: note({ ok: true, value: null }),
  stopRecording: note({ ok: true, value: null }),
  discardRecording: note({ ok: true, value: null }),
  savePages: note({ ok: true, value: null }),
  readSite: note("done"),
  stopSite: note(null),
  readPage: note("done"),
  secret: note("none"),
  savePreferences: note({ ok: true, value: null }),
  setShareSafe: note({ ok: true, value: null }),
  setShown: note({ ok: true, value: null }),
  setLanguage: note(null),
  orderSources: note({ ok: true, value: null }),
  setColour: note({ ok: true, value: null }),
  saveToken: note({ ok: true, value: null }),
  putAside: note({ ok: true, value: true }),
  bringBack: note({ ok: true, value: true }),
  recognise: note({ ok: true, value: [] }),
  sample: note({ ok: true, value: "[]" }),
  putViews: note({ ok: true, value: null }),
  dropView: note({ ok: true, value: null }),
  setWatch: note({ ok: true, value: true }),
  stopWatch: note({ ok: true, value: null }),
  resumeWatch: note({ ok: true, value: null }),
  ticketClosed: note({ ok: true, value: null }),
  saveNotifying: note({ ok: true, value: null }),
  testNotification: note(true),
  saveRetention: note({ ok: true, value: null }),
  eraseAll: note({ ok: true, value: null }),
  startImport: note({ ok: true, value: null }),
  stopImport: note({ ok: true, value: null }),
  personSessions: note({ ok: true, value: { sessions: [], next: null } }),
};

beforeEach(() => {
  fake.reset();
  asked = [];
  serve(HANDLERS);
});

afterEach(fake.reset);

const save = {
  type: "save",
  source: null,
  address: "https://acme.test",
  name: null,
  token: "t",
  remember: true,
  limits: { idleAfterMs: 5 * 60_000, awayAfterMs: null },
};
const savePages = {
  type: "savePages",
  source: "s",
  pages: { rules: [{ pattern: "/a/*", name: "A" }], parameters: ["tab"] },
};
const pagesWith = (more: object) => ({
  ...savePages,
  pages: { ...savePages.pages, ...more },
});
const surface = {
  sort: { key: "status", direction: "ascending" },
  presence: null,
  account: null,
  role: null,
  page: null,
  hidden: [],
  group: "role",
  groupOrder: "name",
  collapsed: ["role:team"],
};
const preferences = {
  popup: surface,
  panel: surface,
  noteFormat: "markdown",
};

const TARGET = {
  connector: "protocol",
  settings: { realm: "acme" },
  preset: null,
};

describe("the worker", () => {
  it.each<readonly [unknown, unknown]>([
    [{ type: "refresh", source: "s" }, null],
    [{ type: "setPaused", source: "s", paused: true }, null],
    [
      {
        type: "test",
        source: null,
        address: "https://acme.test",
        token: null,
        ...TARGET,
      },
      { ok: false, failure: { code: "network" } },
    ],
    [
      { ...save, ...TARGET },
      { ok: true, value: "s" },
    ],
    [savePages, { ok: true, value: null }],
    [
      { type: "remove", source: "s" },
      { ok: true, value: null },
    ],
    [
      { type: "startRecording", source: "s", redact: true },
      { ok: true, value: null },
    ],
    [
      { type: "stopRecording", source: "s" },
      { ok: true, value: null },
    ],
    [
      { type: "discardRecording", source: "s" },
      { ok: true, value: null },
    ],
    [{ type: "readSite", site: "https://help.test" }, "done"],
    [{ type: "stopSite", site: "https://help.test" }, null],
    [{ type: "readPage", tab: 7 }, "done"],
    [{ type: "secret", source: "s" }, "none"],
    [
      { type: "setShareSafe", on: true },
      { ok: true, value: null },
    ],
    [
      { type: "savePreferences", preferences },
      { ok: true, value: null },
    ],
  ])("does %j", async (command, reply) => {
    expect(await fake.send(command)).toEqual(reply);
    expect(asked).toEqual([command]);
  });

  it.each<readonly [string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "refresh"],
    ["a number", 7],
    ["a list", [{ type: "refresh", source: "s" }]],
    ["an unknown command", { type: "readToken", source: "s" }],
    ["a name from the prototype", { type: "constructor" }],
    ["a command without its parts", { type: "refresh" }],
    ["a part of another type", { type: "refresh", source: 7 }],
    ["an empty id", { type: "refresh", source: "" }],
    ["an id that is too long", { type: "refresh", source: "x".repeat(129) }],
    [
      "a part too many",
      { type: "secret", source: "s", origin: "https://evil.test" },
    ],
    [
      "a hidden part too many",
      JSON.parse(
        '{"type":"secret","source":"s","__proto__":{"type":"remove"}}',
      ),
    ],
    [
      "an address without an end",
      { ...save, address: `https://acme.test/${"x".repeat(2048)}` },
    ],
    [
      "a token of 10 MB (I10)",
      { ...save, token: "x".repeat(10 * 1024 * 1024) },
    ],
    ["an empty token", { ...save, token: "" }],
    [
      "a limit of part of a minute",
      { ...save, limits: { idleAfterMs: 90_000, awayAfterMs: null } },
    ],
    [
      "a limit of no minute",
      { ...save, limits: { idleAfterMs: 0, awayAfterMs: null } },
    ],
    [
      "a limit of more than a day",
      { ...save, limits: { idleAfterMs: null, awayAfterMs: 1441 * 60_000 } },
    ],
    ["half the limits", { ...save, limits: { idleAfterMs: 60_000 } }],
    ["a name that is too long", { ...save, name: "x".repeat(81) }],
    ["rules in a save", { ...save, pages: savePages.pages }],
    ["no parameters", pagesWith({ parameters: undefined })],
    [
      "too many rules",
      pagesWith({
        rules: Array.from({ length: 51 }, () => ({ pattern: "/", name: "A" })),
      }),
    ],
    [
      "a pattern that is too long",
      pagesWith({ rules: [{ pattern: "/".repeat(201), name: "A" }] }),
    ],
    [
      "too many parameters",
      pagesWith({ parameters: Array.from({ length: 21 }, () => "tab") }),
    ],
    [
      "an unknown format",
      {
        type: "savePreferences",
        preferences: { ...preferences, noteFormat: "html" },
      },
    ],
    ["a mode that is neither on nor off", { type: "setShareSafe", on: 1 }],
    [
      "too many hidden columns",
      {
        type: "savePreferences",
        preferences: {
          ...preferences,
          popup: {
            ...surface,
            hidden: Array.from({ length: 9 }, () => "user"),
          },
        },
      },
    ],
  ])("refuses %s, without an answer (I10)", async (_, message) => {
    expect(await fake.send(message)).toBeUndefined();
    expect(asked).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each<readonly [string, { id: string; url?: string }]>([
    [
      "a content script of ours",
      { id: ID, url: "https://helpdesk.test/ticket/1" },
    ],
    [
      "another extension",
      { id: "other", url: "chrome-extension://other/popup.html" },
    ],
    ["a sender without an address", { id: ID }],
  ])("answers nothing to %s (T6, T25)", async (_, sender) => {
    for (const command of [
      save,
      { type: "secret", source: "s" },
      { type: "remove", source: "s" },
    ])
      expect(await fake.send(command, sender)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it("takes the platform's own limits and the plain protocol where a page names none", async () => {
    const { limits: _, ...rest } = save;
    expect(await fake.send(rest)).toEqual({ ok: true, value: "s" });
    expect(asked).toEqual([
      {
        ...{ ...rest, limits: null },
        ...{ connector: "protocol", settings: null, preset: null },
      },
    ]);
  });

  it("hands no more of the choices on than it knows", async () => {
    const more = {
      ...preferences,
      secret: 1,
      popup: { ...surface, secret: 1 },
    };
    await fake.send({ type: "savePreferences", preferences: more });
    expect(JSON.stringify(asked)).not.toContain("secret");
  });
});
