import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  FROM_THE_START,
  type Feed,
  type Resume,
} from "../../utils/connectors/connector.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import { DAY, HOUR, SECOND } from "../../utils/domain/instant.ts";
import type { Observation } from "../../utils/domain/observation.ts";
import type { Result } from "../../utils/domain/result.ts";
import { MAX_BODY_BYTES } from "../../utils/transport/body.ts";
import {
  ANSWER_DEADLINE_MS,
  HEADER_DEADLINE_MS,
} from "../../utils/transport/attempt.ts";
import {
  type Action,
  type Answer,
  type FaultServer,
  type Rule,
  answer,
  endless,
  hang,
  json,
  reset,
  startFaultServer,
} from "../support/fault-server.ts";
import { until } from "../support/until.ts";
import {
  type DrivenIo,
  WHY_NOTHING_CAME,
  type World,
  drivenIo,
} from "./driven-io.ts";
import {
  CANARY,
  type Product,
  expectCleanRequests,
  expectSecretInEach,
  requestsOf,
  secretIn,
} from "./product.ts";
import { streamContract } from "./stream.contract.ts";

type Said = readonly Result<Observation, Failure>[];

/** Reads a feed to its end. */
export const observe = async (
  feed: Feed,
  resume: Resume = FROM_THE_START,
  signal: AbortSignal = new AbortController().signal,
): Promise<Said> => {
  const said: Result<Observation, Failure>[] = [];
  for await (const one of feed.observations(resume, signal)) said.push(one);
  return said;
};

/** The single failure that a feed said. */
export const failureIn = (said: Said): Failure => {
  const [first] = said;
  if (said.length !== 1 || first === undefined || first.ok)
    throw new Error(`Expected one failure, got ${JSON.stringify(said)}`);
  return first.failure;
};

export const observationIn = (said: Said): Observation => {
  const [first] = said;
  if (said.length !== 1 || first === undefined || !first.ok)
    throw new Error(`Expected one observation, got ${JSON.stringify(said)}`);
  return first.value;
};

const bad = (what: string): Partial<Failure> =>
  // CAST: `what` stands in tables beside the answer that it is said of.
  ({ code: "bad_data", what }) as Partial<Failure>;

type Case = readonly [title: string, action: Action, failure: Partial<Failure>];

const status = (code: number, more: Answer = {}): Action =>
  answer({ status: code, ...more });

const PROXY_PAGE = `<html>${"<p>Bad gateway</p>".repeat(115_000)}</html>`;

/** The status says what it is, and never more. */
const STATUSES: readonly Case[] = [
  [
    "401 asks for a token (A1)",
    status(401),
    { code: "auth_required", reason: "refused" },
  ],
  ["403 is no right to read (A3)", status(403), { code: "forbidden" }],
  ["404 is no service there (A4)", status(404), { code: "not_found" }],
  ["404 in HTML too (A4)", html(404), { code: "not_found" }],
  ["410 is no service there (A4)", status(410), { code: "not_found" }],
  ["408 is a late answer (A5)", status(408), { code: "timeout" }],
  ["425 is a late answer (A5)", status(425), { code: "timeout" }],
  ["413 is too much (A6)", status(413), { code: "too_large" }],
  ["414 is too much (A6)", status(414), { code: "too_large" }],
  ["431 is too much (A6)", status(431), { code: "too_large" }],
  [
    "500 is the server's trouble (A10)",
    status(500),
    { code: "server_error", status: 500, retryAfterMs: null },
  ],
  [
    "502 with a page of 2 MB too (A11)",
    answer({
      status: 502,
      headers: { "Content-Type": "text/html" },
      body: PROXY_PAGE,
    }),
    { code: "server_error", status: 502, retryAfterMs: null },
  ],
  [
    "503 too (A12)",
    status(503),
    { code: "server_error", status: 503, retryAfterMs: null },
  ],
  [
    "503 names its own wait (A12)",
    status(503, { headers: { "Retry-After": "20" } }),
    { code: "server_error", status: 503, retryAfterMs: 20 * SECOND },
  ],
  ["204 is not nobody (A13)", status(204), bad("unexpected_status")],
  [
    "206 is not all (A13)",
    status(206, { body: "{}" }),
    bad("unexpected_status"),
  ],
  [
    "304 that was not asked for is no answer (A13)",
    status(304),
    bad("unexpected_status"),
  ],
  ["418 is no answer (A13)", status(418), bad("unexpected_status")],
  ["511 of a captive portal (A15)", html(511), { code: "server_error" }],
];

function html(code: number): Action {
  return answer({
    status: code,
    headers: { "Content-Type": "text/html" },
    body: "<html><body>Sign in</body></html>",
  });
}

const problem = (code: number, document: unknown): Action =>
  json(document, {
    status: code,
    headers: { "Content-Type": "application/problem+json" },
  });

const PROBLEMS: readonly Case[] = [
  [
    "a problem document's own status is not believed (A17)",
    problem(403, { status: 200, type: "javascript:alert(1)", detail: "fine" }),
    { code: "forbidden" },
  ],
  [
    "a problem's detail of 1 MB is left out (A17)",
    problem(400, { detail: "x".repeat(1024 * 1024) }),
    bad("unexpected_status"),
  ],
  [
    "a problem's detail is cut to 200 characters (A17)",
    problem(400, { detail: "<b>".repeat(1000) }),
    { detail: "<b>".repeat(1000).slice(0, 200) },
  ],
  [
    "a problem document that is no JSON adds nothing (A17)",
    answer({
      status: 400,
      headers: { "Content-Type": "application/problem+json" },
      body: "{",
    }),
    bad("unexpected_status"),
  ],
];

const SERVER_NOON = Date.UTC(2026, 2, 4, 12);
const httpDate = (ms: number): string => new Date(ms).toUTCString();

/** The server's clock is at noon; the client's is a day ahead. */
const RETRY_AFTER: readonly (readonly [
  id: string,
  value: string | null,
  waitMs: number | null,
])[] = [
  ["A7", "7", 7 * SECOND],
  ["A7", "0", 0],
  ["A8", httpDate(SERVER_NOON + 40 * SECOND), 40 * SECOND],
  ["A8", httpDate(SERVER_NOON - HOUR), null],
  ["A9", null, null],
  ["A9", "-5", null],
  ["A9", "abc", null],
  ["A9", "1e9", null],
  ["A9", "7, 9", null],
  ["A9", "7\r\nRetry-After: 9", null],
  ["A9", "", null],
];

const bomb = gzipSync(Buffer.alloc(MAX_BODY_BYTES + 8 * 1024 * 1024));
const gzip = { "Content-Encoding": "gzip" };

/**
 * The transfer breaks, or the bytes are not what they should be. `good` is a whole answer of the product, `unreadable` what
 * it says of JSON that is none.
 */
const transfers = (good: string, unreadable: string): readonly Case[] => {
  const half = Math.floor(good.length / 2);
  const endsEarly: Partial<Failure> = { code: "network" };
  return [
    [
      "a redirect is refused (A14)",
      redirect(302, "/elsewhere"),
      bad("redirect"),
    ],
    ["HTML is no list (A15)", html(200), bad("wrong_type")],
    ["an error as 200 (A16)", json({ error: "no" }), bad(unreadable)],
    [
      "a problem document as 200 (A16)",
      problem(200, { title: "no", status: 401 }),
      bad(unreadable),
    ],
    ["an array as 200 (A16)", json([1, 2]), bad(unreadable)],
    ["null as 200 (A16)", json(null), bad(unreadable)],
    ["nothing as 200 (A16)", answer({}), bad("not_json")],
    ["a reset on accept (A19)", reset(), endsEarly],
    ["a reset in the head (A19)", reset("HTTP/1.1 200 OK\r\nCon"), endsEarly],
    ["what is no HTTP (A19)", reset("SSH-2.0-OpenSSH_9.2\r\n\r\n"), endsEarly],
    [
      "an answer shorter than it said (B4)",
      answer({ body: good, cutAt: half }),
      endsEarly,
    ],
    [
      "chunks without an end (B5)",
      answer({ body: good, cutAt: half, framing: "chunked" }),
      endsEarly,
    ],
    [
      "half a list that ends like a whole one (B6)",
      answer({ body: good, cutAt: half, framing: "close" }),
      bad("not_json"),
    ],
    [
      "JSON as text (B7)",
      answer({ body: good, headers: { "Content-Type": "text/plain" } }),
      bad("wrong_type"),
    ],
    [
      "JSON as jsonp (B7)",
      answer({ body: good, headers: { "Content-Type": "application/jsonp" } }),
      bad("wrong_type"),
    ],
    [
      "JSON without a type (B7)",
      answer({ body: good, headers: { "Content-Type": "" } }),
      bad("wrong_type"),
    ],
    [
      "bytes that are no UTF-8 (B8)",
      answer({ body: spoiled(good, [0xc3, 0x28]) }),
      bad("encoding"),
    ],
    [
      "an overlong form (B8)",
      answer({ body: spoiled(good, [0xc0, 0xaf]) }),
      bad("encoding"),
    ],
    [
      "UTF-16 with a mark (B9)",
      answer({ body: Buffer.from(`\uFEFF${good}`, "utf16le") }),
      bad("encoding"),
    ],
    [
      "UTF-16 without one (B9)",
      answer({ body: Buffer.from(good, "utf16le") }),
      bad("not_json"),
    ],
    [
      "a bomb of packed zeros (B10)",
      answer({ body: bomb, headers: gzip }),
      { code: "too_large", limit: "32 MB" },
    ],
    [
      "a body without an end (B11)",
      endless(new Uint8Array(256 * 1024).fill(0x20)),
      { code: "too_large", limit: "32 MB" },
    ],
    [
      "a broken packing (B12)",
      answer({ body: gzipSync(good).fill(7, 12), headers: gzip }),
      endsEarly,
    ],
    [
      "a packing that is none (B12)",
      answer({ body: good, headers: gzip }),
      endsEarly,
    ],
    ["garbage behind it (B13)", answer({ body: `${good}x` }), bad("not_json")],
    ["two documents (B13)", answer({ body: good + good }), bad("not_json")],
  ];
};

/** The same text with these bytes inside its first string. */
const spoiled = (text: string, bytes: readonly number[]): Uint8Array => {
  const at = text.indexOf('"') + 1;
  return Buffer.concat([
    Buffer.from(text.slice(0, at)),
    Uint8Array.from(bytes),
    Buffer.from(text.slice(at)),
  ]);
};

function redirect(code: number, location: string): Action {
  return answer({ status: code, headers: { Location: location } });
}

/** The behaviour that every connector owes, run on each of the registry. */
export const connectorContract = (name: string, product: Product): void => {
  const good = JSON.stringify(product.list(["ana", "bo"]));
  const { unreadable = "wrong_shape", others = {} } = product;
  const isAsked = product.description !== null;
  /** What else a poll asks is answered well: only the list is to fail. */
  const wellAnswered = Object.entries(others).map(([path, value]): Rule => ({
    match: { path },
    action: json(value),
  }));
  const isListAsked = ({ requests }: FaultServer): boolean =>
    requests.some(({ target }) =>
      new URL(target, "http://any.test").pathname.endsWith(product.listPath),
    );

  const start = async (
    rules: readonly Rule[],
    world: World = {},
  ): Promise<{ server: FaultServer; io: DrivenIo; feed: Feed }> => {
    const server = await startFaultServer([...wellAnswered, ...rules]);
    const io = drivenIo(world);
    const feed = product.connect(io, {
      address: server.origin + product.base,
      token: CANARY,
    });
    return { server, io, feed };
  };

  /** The failure of one question to a server that acts so, from both of the feed's questions. */
  const expectFailure = async (
    action: Action,
    expected: Partial<Failure>,
    world: World = {},
  ): Promise<void> => {
    const { server, io, feed } = await start([{ action }], world);
    const failure = failureIn(await observe(feed));
    expect(failure).toMatchObject(expected);
    const described = await feed.describe(new AbortController().signal);
    if (isAsked)
      expect(described).toMatchObject({ ok: false, failure: expected });
    expect(JSON.stringify([failure, described])).not.toContain(CANARY);
    // A request for each question: a connector never retries by itself.
    server.expectRequests(requestsOf(product) + Number(isAsked));
    expectCleanRequests(server, product);
    expect(io.timers()).toBe(0);
  };

  describe(`the ${name} connector`, () => {
    it("says who is there as a complete snapshot", async () => {
      const { server, feed } = await start([
        {
          match: { path: product.listPath },
          action: json(product.list(["ana", "bo"])),
        },
      ]);
      expect(observationIn(await observe(feed))).toMatchObject({
        kind: "snapshot",
        complete: true,
        reports: [{ id: "ana" }, { id: "bo" }],
      });
      server.expectRequests(requestsOf(product));
    });

    it("says what the platform is", async () => {
      const { server, feed } = await start([
        { action: json(product.description) },
      ]);
      const described = await feed.describe(new AbortController().signal);
      expect(described.ok).toBe(true);
      if (isAsked) expect(described.ok && described.value.name).not.toBe("");
      server.expectRequests(Number(isAsked));
    });

    it("asks nothing but its own origin, with the secret in its one place alone (T5, T10)", async () => {
      const cookie = { "Set-Cookie": "visited=1; Path=/" };
      const { server, io, feed } = await start([
        {
          match: { path: product.listPath },
          action: answer({ body: good, headers: cookie }),
        },
        { action: json(product.description, { headers: cookie }) },
      ]);
      await feed.describe(new AbortController().signal);
      const said = [
        await feed.describe(new AbortController().signal),
        await observe(feed),
        await observe(feed),
      ];
      expect(JSON.stringify(said)).not.toContain(CANARY);
      for (const url of io.asked)
        expect(new URL(url).origin).toBe(server.origin);
      expectSecretInEach(server, product);
    });

    it("sends nothing at all in the secret's place without one", async () => {
      const server = await startFaultServer([{ action: status(401) }]);
      const address = server.origin + product.base;
      await observe(product.connect(drivenIo(), { address, token: null }));
      if (product.secret?.in !== "nowhere")
        for (const request of server.requests)
          expect(secretIn(request, product.secret)).toBeNull();
    });

    it.each(STATUSES)("reads a status: %s", (_, action, failure) =>
      expectFailure(action, failure),
    );

    it.each(PROBLEMS)("reads a problem: %s", (_, action, failure) =>
      expectFailure(action, failure),
    );

    it.each([400, 401, 403, 409, 422, 429, 500, 503])(
      "gives no token back that the server echoes with %i (A1, T4)",
      (code) =>
        expectFailure(
          problem(code, {
            title: CANARY,
            detail: `Your token ${CANARY} is not good enough`,
          }),
          {},
        ),
    );

    it.each(RETRY_AFTER)(
      "waits as the server says, by the server's clock (%s): Retry-After %j",
      (_, value, retryAfterMs) =>
        expectFailure(
          status(429, {
            headers: {
              Date: httpDate(SERVER_NOON),
              ...(value === null ? {} : { "Retry-After": value }),
            },
          }),
          { code: "rate_limited", retryAfterMs },
          { now: SERVER_NOON + DAY },
        ),
    );

    it.each(
      [301, 302, 303, 307, 308].flatMap((code) => [
        { code, where: "the same origin" as const },
        { code, where: "another origin" as const },
      ]),
    )("follows no $code to $where (A14, T2)", async ({ code, where }) => {
      const other = await startFaultServer([
        { action: answer({ body: good }) },
      ]);
      const target = where === "another origin" ? other.origin : "";
      const { server, feed } = await start([
        { action: redirect(code, `${target}/elsewhere`) },
      ]);
      expect(failureIn(await observe(feed))).toEqual({
        code: "bad_data",
        what: "redirect",
      });
      server.expectRequests(requestsOf(product));
      other.expectRequests(0);
    });

    it.each(transfers(good, unreadable))("survives %s", (_, action, failure) =>
      expectFailure(action, failure),
    );

    it("reads an answer with a byte order mark (B9)", async () => {
      const { feed } = await start([
        { action: answer({ body: `\uFEFF${good}` }) },
      ]);
      expect(observationIn(await observe(feed)).kind).toBe("snapshot");
    });

    it("reads an answer that is packed, in chunks, or ends with the connection", async () => {
      for (const framing of ["length", "chunked", "close"] as const) {
        const { feed } = await start([
          { action: answer({ body: gzipSync(good), headers: gzip, framing }) },
        ]);
        expect(observationIn(await observe(feed))).toMatchObject({
          complete: true,
        });
      }
    });

    it("lets go of a body that is too large, without reading on (B10, B11)", async () => {
      const { server, feed } = await start([
        { action: endless(new Uint8Array(64 * 1024).fill(0x20)) },
      ]);
      expect(failureIn(await observe(feed)).code).toBe("too_large");
      await until(() => server.open() === 0);
    });

    it("is not broken by a million nested arrays (B15)", async () => {
      const deep = `${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`;
      const body = good.replace('"id"', `"deep":${deep},"id"`);
      expect(body).not.toBe(good);
      const { feed } = await start([{ action: answer({ body }) }]);
      expect(failureIn(await observe(feed)).code).toBe("too_large");
    });

    it("gives up at 10 s without headers, and closes the connection (B1)", async () => {
      const { server, io, feed } = await start([{ action: hang }]);
      const said = observe(feed);
      await until(() => isListAsked(server));
      io.advance(HEADER_DEADLINE_MS);
      expect(failureIn(await said)).toEqual({
        code: "timeout",
        afterMs: HEADER_DEADLINE_MS,
      });
      await until(() => server.open() === 0);
      expect(io.timers()).toBe(0);
    });

    it("gives up at 25 s in the middle of a body, and uses no part of it (B2, B3)", async () => {
      const { server, io, feed } = await start([
        { action: answer({ body: good, hangAt: good.length - 1 }) },
      ]);
      const said = observe(feed);
      // The deadline of the headers is gone as soon as they are there.
      await until(() => isListAsked(server) && io.timers() === 1);
      io.advance(ANSWER_DEADLINE_MS - 1);
      expect(server.open()).toBe(1);
      io.advance(1);
      expect(failureIn(await said)).toEqual({
        code: "timeout",
        afterMs: ANSWER_DEADLINE_MS,
      });
      await until(() => server.open() === 0);
    });

    it("believes the status even if the body behind it never comes", async () => {
      for (const more of [{ hangAt: 3 }, { cutAt: 3 }]) {
        const { feed } = await start([
          { action: answer({ status: 401, body: "a longer text", ...more }) },
        ]);
        expect(failureIn(await observe(feed)).code).toBe("auth_required");
      }
    });

    it("stops when it is told to, and closes the connection (F3)", async () => {
      const { server, io, feed } = await start([{ action: hang }]);
      const controller = new AbortController();
      const said = observe(feed, FROM_THE_START, controller.signal);
      await until(() => isListAsked(server));
      controller.abort();
      expect((await said).every(({ ok }) => !ok)).toBe(true);
      await until(() => server.open() === 0);
      server.expectRequests(requestsOf(product));
      expect(io.timers()).toBe(0);
    });

    it("asks nothing when it was told to stop before (H4)", async () => {
      const { server, feed } = await start([
        { action: answer({ body: good }) },
      ]);
      const signal = AbortSignal.abort();
      const said = await observe(feed, FROM_THE_START, signal);
      const described = await feed.describe(signal);
      expect(said.every(({ ok }) => !ok)).toBe(true);
      expect(described.ok).toBe(!isAsked);
      server.expectRequests(0);
    });

    it.each(WHY_NOTHING_CAME)(
      "tells why nothing came when %s",
      async (_, world, code) => {
        const { server, feed } = await start([], world);
        await server.stop();
        expect(failureIn(await observe(feed)).code).toBe(code);
      },
    );
  });

  if (product.stream !== "socket")
    streamContract(name, { ...product, stream: product.stream });
};
