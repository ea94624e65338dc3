import { describe, expect, it } from "vitest";
import { CONNECTORS } from "../../utils/connectors/registry.ts";
import { DAY, MINUTE, SECOND } from "../../utils/domain/instant.ts";
import type { Snapshot } from "../../utils/domain/observation.ts";
import type { Mapping } from "../../utils/mapping/mapping.ts";
import {
  type Action,
  type LoggedRequest,
  json,
  startFaultServer,
} from "../support/fault-server.ts";
import { observationIn, observe } from "./connector.contract.ts";
import { drivenIo } from "./driven-io.ts";
import {
  connectMapped,
  idsOf,
  mappingOf,
  polled,
  rowsFrom,
  says,
} from "./mapped-answers.ts";
import { CANARY, type SecretPlace, expectSecretInEach } from "./product.ts";

const PEOPLE = says(() => ({ people: rowsFrom(0, 2) }));

describe("the secret of a mapped connection", () => {
  const places: readonly (readonly [string, Mapping["auth"], SecretPlace])[] = [
    [
      "bearer",
      { kind: "bearer" },
      { in: "header", name: "authorization", value: (s) => `Bearer ${s}` },
    ],
    [
      "basic with a user",
      { kind: "basic", user: "ana" },
      {
        in: "header",
        name: "authorization",
        value: (s) => `Basic ${Buffer.from(`ana:${s}`).toString("base64")}`,
      },
    ],
    [
      "basic that holds both",
      { kind: "basic" },
      {
        in: "header",
        name: "authorization",
        value: (s) => `Basic ${Buffer.from(s).toString("base64")}`,
      },
    ],
    [
      "a header of its own",
      { kind: "header", name: "X-Api-Key" },
      { in: "header", name: "x-api-key", value: (s) => s },
    ],
    [
      "a header with a word before it",
      { kind: "header", name: "Authorization", prefix: "apikey " },
      { in: "header", name: "authorization", value: (s) => `apikey ${s}` },
    ],
    ["the query", { kind: "query", name: "key" }, { in: "query", name: "key" }],
    [
      "a form",
      { kind: "form", name: "token_auth" },
      { in: "form", name: "token_auth" },
    ],
  ];
  it.each(places)(
    "goes along as %s, on every page, and nowhere else",
    async (_, auth, secret) => {
      const give = says((request, query) => {
        const form = new URLSearchParams(request.body);
        const isSecond = query.has("cursor") || form.has("cursor");
        return {
          people: rowsFrom(isSecond ? 2 : 0, 2),
          next: isSecond ? null : "x",
        };
      });
      const { server, feed } = await connectMapped(
        mappingOf(
          { paging: { by: "cursor", cursor: "cursor", at: "next" } },
          { auth },
        ),
        { "/people": give },
      );
      expect(await idsOf(feed)).toHaveLength(4);
      expectSecretInEach(server, { secret, posts: secret.in === "form" });
      expect(server.requests).toHaveLength(2);
    },
  );

  it("is not needed, and not sent, where there is none", async () => {
    const open = mappingOf({}, { auth: { kind: "none" } });
    expect(CONNECTORS.mapped.needsSecret({ mapping: open })).toBe(false);
    expect(CONNECTORS.mapped.needsSecret({ mapping: mappingOf() })).toBe(true);
    const { server, feed } = await connectMapped(open, { "/people": PEOPLE });
    expect(await idsOf(feed)).toHaveLength(2);
    expect(
      JSON.stringify(
        server.requests.map(({ target, headers }) => [target, ...headers]),
      ),
    ).not.toContain(CANARY);
  });
});

describe("a request of a mapping", () => {
  it("has its query, headers and values", async () => {
    const { server, feed } = await connectMapped(
      mappingOf({
        request: {
          path: "/realms/{{realm}}/people?fixed=1",
          query: { who: "{{realm}}" },
          headers: { "X-Tier": "{{realm}}" },
        },
      }),
      { "/people": PEOPLE },
      { values: { realm: "a/b c" } },
    );
    expect(await idsOf(feed)).toHaveLength(2);
    expect(server.requests[0]).toMatchObject({
      method: "GET",
      target: "/api/realms/a%2Fb%20c/people?fixed=1&who=a%2Fb+c",
    });
    expect(server.requests[0]?.headers.get("x-tier")).toBe("a/b c");
  });

  it("whose answer takes its expressions too long is refused in words, and blocks nobody", async () => {
    const people = rowsFrom(0, 20_000);
    const at = "=people[?$.people[?id == 'nobody']]";
    const { feed } = await connectMapped(mappingOf({ rows: { at } }), {
      "/people": says(() => ({ people })),
    });
    expect(await idsOf(feed)).toEqual({
      code: "bad_data",
      what: "too_slow",
      detail: at.slice(1),
    });
  });

  it("with a header that cannot be sent is a mistake in the settings, not a broken network", async () => {
    const { io, feed } = await connectMapped(
      mappingOf({}, { auth: { kind: "header", name: "X Key" } }),
      { "/people": PEOPLE },
    );
    expect(await idsOf(feed)).toEqual({
      code: "bad_settings",
      at: "mapping.auth.name",
    });
    expect(io.asked).toEqual([]);
  });

  it.each([
    "@evil.test/people",
    "//evil.test/people",
    "https://evil.test/people",
    "/../../people",
  ])("never leaves its origin: %s", async (path) => {
    const { server, io, feed } = await connectMapped(
      mappingOf({ request: { path } }),
      { "/people": PEOPLE },
    );
    await observe(feed);
    for (const url of io.asked) expect(new URL(url).origin).toBe(server.origin);
  });

  it.each([
    [{ mapping: mappingOf({ request: { path: "/{{realm}}" } }) }, "values"],
    [{ mapping: { ...mappingOf(), version: 2 } }, "mapping.version"],
    [
      {
        mapping: mappingOf({
          request: { path: "/", headers: { "no header": "x" } },
        }),
      },
      "mapping.list.request.headers.no header",
    ],
    [{ mapping: mappingOf({}, { perDay: 24 }) }, "mapping.perDay"],
    [null, "mapping"],
  ])(
    "is not sent where the settings cannot be read (%#)",
    async (settings, at) => {
      const io = drivenIo();
      const feed = CONNECTORS.mapped.connect(
        io,
        { address: "https://acme.test", token: "t" },
        settings,
      );
      expect(await idsOf(feed)).toEqual({ code: "bad_settings", at });
      expect(io.asked).toEqual([]);
    },
  );
});

describe("an answer", () => {
  it("that says itself that it is an error is one, though its status is 200", async () => {
    const errors: Mapping["errors"] = {
      at: "ok",
      is: ["false"],
      message: "why",
      code: "kind",
      codes: { denied: "auth", slow: "limit" },
    };
    const failed = async (answer: object) => {
      const { feed } = await connectMapped(mappingOf({}, { errors }), {
        "/people": says(() => answer),
      });
      return idsOf(feed);
    };
    expect(await failed({ ok: false, why: "No <b>way</b>" })).toEqual({
      code: "bad_data",
      what: "told_error",
      detail: "No <b>way</b>",
    });
    expect(await failed({ ok: false, kind: "denied" })).toEqual({
      code: "auth_required",
      reason: "refused",
    });
    expect(await failed({ ok: false, kind: "slow" })).toEqual({
      code: "rate_limited",
      retryAfterMs: null,
    });
    expect(await failed({ ok: false, why: `key ${CANARY} is bad` })).toEqual({
      code: "bad_data",
      what: "told_error",
    });
    expect(await failed({ ok: true, people: [] })).toEqual([]);
  });

  it("has the server's time, by its Date header or a field", async () => {
    const now = Date.UTC(2026, 2, 4, 12);
    const dated = says(
      () => ({ people: [], at: now / 1000 - 60.5 }),
      () => ({ headers: { Date: new Date(now).toUTCString() } }),
    );
    const world = { world: { now: now + DAY } };
    const byHeader = await connectMapped(
      mappingOf(),
      { "/people": dated },
      world,
    );
    expect(observationIn(await observe(byHeader.feed)).serverTime).toBe(now);
    const byField = await connectMapped(
      mappingOf({}, { clock: { from: "at", unit: "s" } }),
      { "/people": dated },
      world,
    );
    expect(observationIn(await observe(byField.feed)).serverTime).toBe(
      now - 60_500,
    );
  });

  it("is counted, since nobody numbers it", async () => {
    const { feed } = await connectMapped(mappingOf(), { "/people": PEOPLE });
    const { position } = observationIn(await observe(feed));
    const next = observationIn(
      await observe(feed, { position, mark: null }),
    ).position;
    expect(next).toEqual({ epoch: position.epoch, seq: position.seq + 1 });
  });

  it("can be had as a sample, without what is never kept, and short", async () => {
    const rows = rowsFrom(0, 3000).map((row) => ({
      ...row,
      session_token: "hidden!",
      note: "x".repeat(3000),
    }));
    const server = await startFaultServer([
      { action: json({ items: rows, cookie: "hidden!" }) },
    ]);
    const endpoint = { address: server.origin, token: CANARY };
    const sample = await CONNECTORS.mapped.sample?.(
      drivenIo(),
      endpoint,
      { mapping: mappingOf() },
      new AbortController().signal,
    );
    const text = sample?.ok === true ? sample.value : "";
    expect(text.length).toBeLessThanOrEqual(100_000);
    expect(text).not.toContain("hidden!");
    expect(JSON.parse(text)).toMatchObject({ items: { 0: { id: "p0" } } });
    server.expectRequests(1);
  });
});

describe("a sample", () => {
  it.each<readonly [string, Mapping["auth"], string]>([
    ["in the address", { kind: "query", name: "key" }, "se cret*'1"],
    ["in a form", { kind: "form", name: "key" }, "se cret*'1"],
    ["in a header", { kind: "header", name: "X-Key" }, "secret-1"],
    ["as user and password", { kind: "basic", user: "me" }, "se cret*'1"],
  ])(
    "never has the secret that the answer says back: %s (T6)",
    async (_, auth, secret) => {
      const echo = says(({ target, headers, body }) => ({
        people: [{ id: "ana", next: `https://acme.test${target}` }],
        said: [...headers].map(([name, value]) => `${name}: ${value}`),
        form: String(body),
        plain: secret,
      }));
      const server = await startFaultServer([{ action: echo }]);
      const sample = await CONNECTORS.mapped.sample?.(
        drivenIo(),
        { address: server.origin, token: secret },
        { mapping: mappingOf({}, { auth }) },
        new AbortController().signal,
      );
      const text = sample?.ok === true ? sample.value : "";
      expect(text).toContain("ana");
      expect(text).not.toMatch(/se(?:[ +]|%20)?-?cret/);
      expect(text).not.toContain(btoa(`me:${secret}`));
    },
  );
});

describe("activity that only a change tells", () => {
  it("brings somebody back who was not online, though the worker was away", async () => {
    const fields: Mapping["list"]["fields"] = { id: "id", page: "page" };
    const online: Mapping["online"] = {
      when: "recent",
      of: "lastActiveAt",
      withinMs: 60_000,
    };
    const mapping = mappingOf(
      { fields },
      { online, activeOn: ["page"], site: "https://shop.test" },
    );
    let page = "/a";
    const people = says(() => ({
      people: [
        { id: "ana", page },
        { id: "bo", page: "/b" },
      ],
    }));
    /** A poll of a worker of its own, that has what is on the disk. */
    const pollBy = async (before: Snapshot | null): Promise<Snapshot> => {
      const { feed } = await connectMapped(mapping, { "/people": people });
      const said = observationIn(
        await observe(feed, {
          position: before?.position ?? null,
          mark: before?.mark ?? null,
          known: (id) => before?.reports.find((report) => report.id === id),
        }),
      );
      if (said.kind !== "snapshot") throw new Error(said.kind);
      return said;
    };
    const thereIn = ({ reports }: Snapshot) =>
      reports.filter(({ sessions }) => sessions.length > 0).map(({ id }) => id);
    const first = await pollBy(null);
    const second = await pollBy(first);
    expect([thereIn(first), thereIn(second)]).toEqual([[], []]);
    page = "/c";
    const third = await pollBy(second);
    expect(thereIn(third)).toEqual(["ana"]);
    expect(third.reports[0]).toMatchObject({ lastActiveAt: third.serverTime });
  });
});

describe("more than one request a poll", () => {
  const EACH: Mapping["each"] = {
    request: { path: "/people/{id}/sessions" },
    rows: { at: "sessions" },
    fields: { session: "id", ip: "ip" },
    people: 2,
  };
  const seen = says(() => ({
    people: [
      { id: "old", seen: 1e9 },
      { id: "a/b", seen: 2e9 },
      { id: "new", seen: 3e9 },
      { id: "none" },
    ],
  }));
  const fields: Mapping["list"]["fields"] = {
    id: "id",
    lastSeenAt: { from: "seen", unit: "s" },
  };

  it("asks for the sessions of those who were there last, one after the other", async () => {
    const open: number[] = [];
    const sessions = says(({ target }) => ({
      sessions: [{ id: `s-${target}`, ip: "203.0.113.7", token: "hidden!" }],
    }));
    const { server, feed } = await connectMapped(
      mappingOf({ fields }, { each: EACH }),
      {
        "/people": seen,
        "/sessions": (socket, request) => {
          open.push(server.pending());
          sessions(socket, request);
        },
      },
    );
    const reports = await polled(feed);
    expect(JSON.stringify(reports)).not.toContain("hidden!");
    expect(reports).toMatchObject([
      { id: "old", sessions: [] },
      { id: "a/b", sessions: [{ ip: "203.0.113.7" }] },
      { id: "new", sessions: [{}] },
      { id: "none", sessions: [] },
    ]);
    expect(server.requests.map(({ target }) => target)).toEqual([
      "/api/people",
      "/api/people/new/sessions",
      "/api/people/a%2Fb/sessions",
    ]);
    expect(open).toEqual([1, 1]);
    expectSecretInEach(server, {});
  });

  it("takes an address at which nobody's sessions are for a mistake, unless the mapping says what 404 means", async () => {
    const wrong = await connectMapped(mappingOf({ fields }, { each: EACH }), {
      "/people": seen,
    });
    expect(await idsOf(wrong.feed)).toEqual({
      code: "bad_data",
      what: "no_each",
    });
    const notFound = "no_sessions" as const;
    const night = await connectMapped(
      mappingOf({ fields }, { each: { ...EACH, notFound } }),
      { "/people": seen },
    );
    expect(await idsOf(night.feed)).toHaveLength(4);
    night.server.expectRequests(3);
    const nobody = await connectMapped(mappingOf({ fields }, { each: EACH }), {
      "/people": says(() => ({ people: [] })),
    });
    expect(await idsOf(nobody.feed)).toEqual([]);
  });

  it.each([".", ".."])(
    "asks nothing of somebody whose id leads elsewhere: %s",
    async (id) => {
      const { server, feed } = await connectMapped(
        mappingOf({ fields }, { each: { ...EACH, people: 1 } }),
        {
          "/people": says(() => ({
            people: [
              { id, seen: 3e9 },
              { id: "b", seen: 2e9 },
            ],
          })),
          "/sessions": says(() => ({ sessions: [{ id: "s" }] })),
        },
      );
      expect(await polled(feed)).toMatchObject([
        { id, sessions: [] },
        { id: "b", sessions: [{ id: "s" }] },
      ]);
      expect(server.requests.map(({ target }) => target)).toEqual([
        "/api/people",
        "/api/people/b/sessions",
      ]);
    },
  );

  it("is as good as its worst: one that fails, fails the poll; somebody who is gone does not", async () => {
    const gone = await connectMapped(mappingOf({ fields }, { each: EACH }), {
      "/people": seen,
      "/new/sessions": says(() => ({ sessions: [] })),
    });
    expect(await idsOf(gone.feed)).toHaveLength(4);
    const broken = await connectMapped(mappingOf({ fields }, { each: EACH }), {
      "/people": seen,
      "/sessions": says(() => 500),
    });
    expect(await idsOf(broken.feed)).toMatchObject({ code: "server_error" });
    const directory: Mapping["directory"] = {
      request: { path: "/directory" },
      fields: { id: "id" },
      by: "id",
    };
    const halved = await connectMapped(mappingOf({}, { directory }), {
      "/people": PEOPLE,
      "/directory": says(() => 403),
    });
    expect(await idsOf(halved.feed)).toEqual({ code: "forbidden" });
  });

  it("joins the directory", async () => {
    const directory: Mapping["directory"] = {
      request: { path: "/directory" },
      fields: { id: "id", name: "name" },
      by: "id",
    };
    const { feed } = await connectMapped(mappingOf({}, { directory }), {
      "/people": PEOPLE,
      "/directory": says(() => [
        { id: "p1", name: "Ana" },
        { id: "p9", name: "Bo" },
      ]),
    });
    expect(await polled(feed)).toMatchObject([
      { id: "p1", name: "Ana", sessions: [{}] },
      { id: "p9", name: "Bo", sessions: [] },
      { id: "p0", sessions: [{}] },
    ]);
    // Of the two in the list it knows one.
    expect(feed.came?.()).toEqual({
      list: { pages: 1, rows: 2, isCut: false },
      directory: { pages: 1, rows: 2, isCut: false, listed: 2, joined: 1 },
      each: null,
    });
  });

  it("is counted where the product allows so many a day", async () => {
    const perDay = 10_000;
    const { feed } = await connectMapped(
      mappingOf(
        { paging: { by: "page", page: "page", first: 0, rows: 2 } },
        { perDay },
      ),
      {
        "/people": says((_, query) => ({
          people: rowsFrom(
            Number(query.get("page")) * 2,
            query.get("page") === "3" ? 1 : 2,
          ),
        })),
      },
    );
    expect(feed.leastIntervalMs?.()).toBe(10 * SECOND);
    await observe(feed);
    expect(feed.leastIntervalMs?.()).toBe(39 * SECOND);
  });
});

describe("tokens by client credentials", () => {
  const OAUTH = {
    kind: "oauth2",
    tokenUrl: "/token",
    clientId: "rollcall ü",
    scope: "view users",
  } as const;
  const oauth = (more: object = {}): Mapping =>
    mappingOf({}, { auth: { ...OAUTH, ...more } });
  /** Gives a new token each time; the list takes the newest alone, when it was not withdrawn. */
  const issuer = () => {
    let issued = 0;
    let refused = 0;
    const asked: LoggedRequest[] = [];
    return {
      asked,
      refuse: () => (refused = issued),
      token: says((request) => {
        asked.push(request);
        return {
          access_token: `at-${++issued}`,
          token_type: "Bearer",
          expires_in: 300,
        };
      }),
      people: says(({ headers }) =>
        headers.get("authorization") === `Bearer at-${issued}` &&
        issued > refused
          ? { people: rowsFrom(0, 1) }
          : 401,
      ),
    };
  };

  it("are asked for once, with the secret, and used alone; anew shortly before their end", async () => {
    const { token, people, asked } = issuer();
    const { server, io, feed } = await connectMapped(oauth(), {
      "/token": token,
      "/people": people,
    });
    for (let times = 0; times < 3; times++)
      expect(await idsOf(feed)).toEqual(["p0"]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: "POST", target: "/api/token" });
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      grant_type: "client_credentials",
      client_id: "rollcall ü",
      client_secret: CANARY,
      scope: "view users",
    });
    for (const { target, headers, body } of server.requests)
      if (!target.endsWith("/token"))
        expect(JSON.stringify([target, ...headers, body])).not.toContain(
          CANARY,
        );
    io.advance(5 * MINUTE - 31 * SECOND);
    await idsOf(feed);
    expect(asked).toHaveLength(1);
    io.advance(SECOND);
    expect(await idsOf(feed)).toEqual(["p0"]);
    expect(asked).toHaveLength(2);
  });

  it("that last less than a minute are used for half of it", async () => {
    const asked: number[] = [];
    const world = { io: drivenIo() };
    const { server, io, feed } = await connectMapped(oauth(), {
      "/token": says(() => {
        asked.push(world.io.now());
        return { access_token: "short", expires_in: 20 };
      }),
      "/people": PEOPLE,
    });
    world.io = io;
    for (let times = 0; times < 3; times++) {
      await idsOf(feed);
      await idsOf(feed);
      io.advance(9 * SECOND);
    }
    expect(server.requests).toHaveLength(8);
    expect(asked).toHaveLength(2);
  });

  it("may be asked for with Basic", async () => {
    const { token, people, asked } = issuer();
    const { feed } = await connectMapped(oauth({ send: "basic" }), {
      "/token": token,
      "/people": people,
    });
    expect(await idsOf(feed)).toEqual(["p0"]);
    const sealed = Buffer.from(`rollcall+%C3%BC:${CANARY}`).toString("base64");
    expect(asked[0]?.headers.get("authorization")).toBe(`Basic ${sealed}`);
    expect(asked[0]?.body).not.toContain("client_id");
  });

  it("are had anew once, when one is refused before its time", async () => {
    const one = issuer();
    const { server, feed } = await connectMapped(oauth(), {
      "/token": one.token,
      "/people": one.people,
    });
    await idsOf(feed);
    one.refuse();
    expect(await idsOf(feed)).toEqual(["p0"]);
    expect(server.requests.map(({ target }) => target)).toEqual([
      "/api/token",
      "/api/people",
      "/api/people",
      "/api/token",
      "/api/people",
    ]);
  });

  it("are not asked for again and again, where every one is refused", async () => {
    const { server, feed } = await connectMapped(oauth(), {
      "/token": issuer().token,
      "/people": says(() => 401),
    });
    expect(await idsOf(feed)).toEqual({
      code: "auth_required",
      reason: "refused",
    });
    server.expectRequests(2);
  });

  it.each<readonly [string, Action, object]>([
    [
      "401 of a wrong client",
      says(() => 401),
      { code: "auth_required", reason: "refused" },
    ],
    ...(
      [
        ["invalid_client", 401],
        ["invalid_client", 400],
        ["invalid_grant", 400],
        ["invalid_scope", 400],
        ["unauthorized_client", 400],
      ] as const
    ).map(
      ([reason, status]) =>
        [
          `${status} ${reason}`,
          says(
            () => ({ error: reason, error_description: CANARY }),
            () => ({ status }),
          ),
          { code: "auth_required", reason },
        ] as const,
    ),
    [
      "400 that says another word",
      says(
        () => ({ error: "__proto__" }),
        () => ({ status: 400 }),
      ),
      { code: "auth_required", reason: "refused" },
    ],
    [
      "400 without words",
      says(() => 400),
      { code: "auth_required", reason: "refused" },
    ],
    ["500", says(() => 500), { code: "server_error" }],
    ["429", says(() => 429), { code: "rate_limited" }],
    [
      "an answer without a token",
      says(() => ({ token_type: "Bearer" })),
      { code: "bad_data", what: "wrong_shape" },
    ],
  ])("say why there is none: %s", async (_, token, failure) => {
    const { server, feed } = await connectMapped(oauth(), {
      "/token": token,
      "/people": PEOPLE,
    });
    expect(await idsOf(feed)).toMatchObject(failure);
    server.expectRequests(1);
  });

  it("may come from elsewhere: that origin alone sees the secret", async () => {
    const { token, people } = issuer();
    const other = await startFaultServer([{ action: token }]);
    const mapping = oauth({ tokenUrl: `${other.origin}/oauth/token` });
    const { server, feed } = await connectMapped(mapping, {
      "/people": people,
    });
    expect(await idsOf(feed)).toEqual(["p0"]);
    expect(other.requests).toHaveLength(1);
    for (const { target, headers, body } of server.requests)
      expect(JSON.stringify([target, ...headers, body])).not.toContain(CANARY);
    const settings = { mapping };
    expect(CONNECTORS.mapped.secretOrigin(server.origin, settings)).toBe(
      `${other.origin} ${server.origin}`,
    );
    expect(CONNECTORS.mapped.origins(`${server.origin}/api`, settings)).toEqual(
      [server.origin, other.origin],
    );
  });

  it("are for the address too: at another one the kept secret gets no token", () => {
    const { secretOrigin } = CONNECTORS.mapped;
    const settings = (tokenUrl: string) => ({ mapping: oauth({ tokenUrl }) });
    const whom = (address: string, tokenUrl: string) =>
      secretOrigin(address, settings(tokenUrl));
    const kept = whom("https://acme.test/api", "https://id.test/token");
    expect(whom("https://acme.test/v2", "https://id.test/v2/token")).toBe(kept);
    expect(whom("https://evil.test/api", "https://id.test/token")).not.toBe(
      kept,
    );
    // A blank before it makes it a path behind the address.
    expect(whom("https://acme.test", " https://id.test/token")).toBe(
      "https://acme.test",
    );
    expect(whom("https://id.test", "https://id.test/token")).toBe(
      "https://id.test",
    );
  });

  it.each([
    "http://tokens.test/token",
    "https://me:pw@tokens.test/token",
    "ftp://tokens.test",
    "https:",
  ])("never come from %s", async (tokenUrl) => {
    const { io, feed } = await connectMapped(oauth({ tokenUrl }), {
      "/people": PEOPLE,
    });
    expect(await idsOf(feed)).toEqual({
      code: "bad_settings",
      at: "mapping.auth.tokenUrl",
    });
    expect(io.asked).toEqual([]);
  });
});
