import { describe, expect, it } from "vitest";
import { recognise } from "../../../utils/connectors/recognise.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import { unwrap } from "../../support/unwrap.ts";

const ADDRESS = "https://acme.test/app";

type Answers = Readonly<Record<string, Response | (() => Promise<Response>)>>;

const json = (body: unknown, init: ResponseInit = {}): Response =>
  Response.json(body, init);

const INFO = { protocol: "rollcall-presence", version: 1, name: "Acme" };
const OPENAPI = {
  openapi: "3.1.0",
  info: { title: "Acme API" },
  servers: [{ url: "https://acme.test/api/v2/" }],
  paths: {
    "/users": { get: { summary: "Everybody" } },
    "/users/{id}": { get: {} },
    "/invoices": { get: {} },
    "/sessions": { get: {}, post: {} },
    "/members": { post: {} },
    "/presence/online": { get: { description: "Who is there" } },
  },
};

/** A server that knows these paths; 404 for all others. */
const ask = async (answers: Answers, address = ADDRESS) => {
  const sent: RequestInit[] = [];
  const io = drivenIo({
    fetch: async (url, init) => {
      sent.push(init);
      const answer = answers[new URL(url).pathname];
      if (typeof answer === "function") return answer();
      return answer ?? new Response("no", { status: 404 });
    },
  });
  const found = await recognise(io, address);
  return {
    found,
    io,
    sent,
    paths: io.asked.map((url) => new URL(url).pathname),
  };
};

describe("what is at an address", () => {
  it.each(["/app", "/app/rollcall", "/app/api/rollcall", "/app/rollcall/v1"])(
    "is our protocol, at %s, and nothing more is asked",
    async (path) => {
      const { found, paths } = await ask({ [path]: json(INFO) });
      expect(unwrap(found)).toEqual([
        { kind: "protocol", address: `https://acme.test${path}`, name: "Acme" },
      ]);
      expect(paths.at(-1)).toBe(path);
    },
  );

  it("is our protocol where it wants a token first and says its clock", async () => {
    const { found } = await ask({
      "/app": new Response("", {
        status: 401,
        headers: { "Rollcall-Server-Time": "1" },
      }),
    });
    expect(unwrap(found)).toEqual([
      { kind: "protocol", address: ADDRESS, name: null },
    ]);
  });

  it("is Directus by what it says of itself", async () => {
    const { found, paths } = await ask({
      "/app/server/info": json({ data: { project: { project_name: "Shop" } } }),
      "/app": json({ some: "thing" }),
    });
    expect(unwrap(found)).toEqual([
      { kind: "directus", address: ADDRESS, name: "Shop" },
    ]);
    expect(paths).toHaveLength(5);
  });

  it.each([
    "/openapi.json",
    "/swagger.json",
    "/api/openapi.json",
    "/v3/api-docs",
  ])(
    "is an interface with a description at %s, its likeliest lists first",
    async (path) => {
      const { found } = await ask({ [path]: json(OPENAPI) });
      expect(unwrap(found)).toEqual([
        {
          kind: "openapi",
          address: "https://acme.test",
          title: "Acme API",
          lists: [
            { path: "/api/v2/presence/online", words: "Who is there" },
            { path: "/api/v2/sessions", words: null },
            { path: "/api/v2/users", words: "Everybody" },
          ],
        },
      ]);
    },
  );

  it("is a description itself, of the older kind too", async () => {
    const { found } = await ask({
      "/app": json({
        swagger: "2.0",
        basePath: "/v1",
        paths: { "/people": { get: {} } },
      }),
    });
    expect(unwrap(found)).toMatchObject([
      { kind: "openapi", lists: [{ path: "/v1/people", words: null }] },
    ]);
  });

  it("is some JSON, without what is never kept and no longer than a form can show", async () => {
    const rows = Array.from({ length: 80 }, (_, id) => ({
      id,
      access_token: "secret",
      text: "x".repeat(1000),
    }));
    const { found } = await ask({
      "/app": json(rows, {
        headers: {
          Date: "Wed, 04 Mar 2026 12:00:05 GMT",
          Link: '</app?page=2>; rel="next"',
        },
      }),
    });
    const [first] = unwrap(found);
    if (first?.kind !== "json") throw new Error(first?.kind);
    expect(first.serverTime).toBe(Date.UTC(2026, 2, 4, 12, 0, 5));
    expect(first.leadsOn).toBe(true);
    expect(first.sample).toHaveLength(53);
    expect(JSON.stringify(first.sample)).not.toContain("secret");
    expect(JSON.stringify(first.sample).length).toBeLessThan(53 * 350);
  });

  it.each([401, 403])("wants to know who asks, by %i", async (status) => {
    const { found } = await ask({ "/app": new Response("", { status }) });
    expect(unwrap(found)).toEqual([{ kind: "locked", address: ADDRESS }]);
  });

  it.each<readonly [string, Answers, Failure | null]>([
    ["nothing", {}, null],
    [
      "a page",
      {
        "/app": new Response("<html>", {
          headers: { "content-type": "text/html" },
        }),
      },
      { code: "bad_data", what: "wrong_type" },
    ],
    [
      "what calls itself JSON in a way that no connection reads",
      {
        "/app": new Response("[]", {
          headers: { "content-type": "text/json" },
        }),
      },
      { code: "bad_data", what: "wrong_type" },
    ],
    [
      "broken JSON",
      {
        "/app": new Response("{", {
          headers: { "content-type": "application/json" },
        }),
      },
      { code: "bad_data", what: "not_json" },
    ],
    ["a number", { "/app": json(7) }, null],
    [
      "a server in trouble",
      { "/app": new Response("", { status: 500 }) },
      { code: "server_error", status: 500, retryAfterMs: null },
    ],
    [
      "a server that was asked too often",
      {
        "/app": new Response("", {
          status: 429,
          headers: { "retry-after": "30" },
        }),
      },
      { code: "rate_limited", retryAfterMs: 30_000 },
    ],
    [
      "one that leads elsewhere",
      { "/app": new Response("", { status: 302 }) },
      { code: "bad_data", what: "redirect" },
    ],
    [
      "paths that are none",
      { "/openapi.json": json({ openapi: "3.0", paths: [] }) },
      null,
    ],
  ])("is not known, and says why: %s", async (_, answers, why) => {
    const { found, paths } = await ask(answers);
    expect(unwrap(found)).toEqual(
      why === null ? [] : [{ kind: "nothing", why }],
    );
    // Bounded, and each once.
    expect(paths).toHaveLength(9);
    expect(new Set(paths).size).toBe(9);
  });
});

describe("asking what is there", () => {
  it("sends no credentials, follows nothing, and asks this origin alone", async () => {
    const { sent, io } = await ask({});
    for (const init of sent) {
      expect(init).toMatchObject({
        redirect: "manual",
        credentials: "omit",
        method: "GET",
      });
      expect(JSON.stringify(init.headers)).not.toMatch(/authorization/i);
    }
    expect(new Set(io.asked.map((url) => new URL(url).origin))).toEqual(
      new Set(["https://acme.test"]),
    );
    expect(io.timers()).toBe(0);
  });

  it("ends with the failure of the first question", async () => {
    const { found, paths } = await ask({
      "/app": () => Promise.reject(new TypeError("Failed to fetch")),
    });
    expect(found).toEqual({ ok: false, failure: { code: "network" } });
    expect(paths).toHaveLength(1);
  });

  it("ends after 20 s in all, however slow each answer is", async () => {
    const io = drivenIo({
      fetch: (url, init) => {
        if (url === ADDRESS) return Promise.resolve(json({ some: "thing" }));
        // Each is given up after 10 s, by the deadline that every answer has.
        queueMicrotask(() => io.advance(10_000));
        return new Promise((_, reject) =>
          init.signal?.addEventListener("abort", () => reject(new Error())),
        );
      },
    });
    const found = unwrap(await recognise(io, ADDRESS));
    expect(found).toMatchObject([{ kind: "json" }]);
    expect(io.asked).toHaveLength(3);
    expect(io.timers()).toBe(0);
  });
});
