import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Feed, Told } from "../../utils/connectors/connector.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import { SECOND } from "../../utils/domain/instant.ts";
import type { Position } from "../../utils/domain/observation.ts";
import type { Result } from "../../utils/domain/result.ts";
import {
  ANSWER_DEADLINE_MS,
  HEADER_DEADLINE_MS,
} from "../../utils/transport/attempt.ts";
import { MAX_EVENT_BYTES } from "../../utils/transport/event-stream.ts";
import { IDLE_LIMIT_MS } from "../../utils/transport/follow.ts";
import {
  type Action,
  type FaultServer,
  answer,
  channel,
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
  type StreamAnswers,
  expectCleanRequests,
  expectSecretInEach,
} from "./product.ts";
import { openStreamOf, streamOf } from "./stream-answers.ts";

const EVENT_STREAM = "text/event-stream";

type Heard = readonly Result<Told, Failure>[];

const FROM: Position = { epoch: "e1", seq: 1 };

/** Reads a stream to its end; `heard` can be looked at meanwhile. */
export const listen = (
  feed: Feed,
  from: Position = FROM,
  signal: AbortSignal = new AbortController().signal,
): { readonly heard: Heard; readonly ended: Promise<Heard> } => {
  const heard: Result<Told, Failure>[] = [];
  const read = async (): Promise<Heard> => {
    for await (const told of feed.stream?.(from, signal) ?? [])
      heard.push(told);
    return heard;
  };
  return { heard, ended: read() };
};

/** What a stream said until it ended, failures as their codes. */
export const wordsOf = (heard: Heard): readonly string[] =>
  heard.map((one) => {
    if (!one.ok) return one.failure.code;
    return one.value.kind === "observation"
      ? `${one.value.observation.kind} ${one.value.observation.position.seq}`
      : one.value.kind;
  });

const bad = (what: string): Partial<Failure> =>
  // CAST: `what` stands in tables beside the answer that it is said of.
  ({ code: "bad_data", what }) as Partial<Failure>;

type Case = readonly [title: string, action: Action, failure: Partial<Failure>];

const html = (status: number): Action =>
  answer({
    status,
    headers: { "Content-Type": "text/html" },
    body: "<html><body>Sign in</body></html>",
  });

/** Answers that are no stream. */
const REFUSALS: readonly Case[] = [
  ["401 (A1, E23)", html(401), { code: "auth_required", reason: "refused" }],
  [
    "401 that gives the token back (A1)",
    json(
      { detail: `not ${CANARY}` },
      { status: 401, headers: { "Content-Type": "application/problem+json" } },
    ),
    { code: "auth_required" },
  ],
  [
    "400 that gives the token back (A1)",
    json(
      { detail: `not ${CANARY}` },
      { status: 400, headers: { "Content-Type": "application/problem+json" } },
    ),
    bad("unexpected_status"),
  ],
  ["403 (A3)", html(403), { code: "forbidden" }],
  ["404 (A4)", html(404), { code: "not_found" }],
  ["410 (A4)", html(410), { code: "not_found" }],
  ["405: only the list is there (E15)", html(405), { code: "not_found" }],
  ["204: no stream here (E15)", answer({ status: 204 }), { code: "not_found" }],
  [
    "429 with its wait (A7)",
    answer({ status: 429, headers: { "Retry-After": "7" } }),
    { code: "rate_limited", retryAfterMs: 7 * SECOND },
  ],
  ["500 (A10)", html(500), { code: "server_error", status: 500 }],
  [
    "503 with its wait (E16)",
    answer({ status: 503, headers: { "Retry-After": "20" } }),
    { code: "server_error", status: 503, retryAfterMs: 20 * SECOND },
  ],
  ["206 (A13)", answer({ status: 206 }), bad("unexpected_status")],
  ["304 (A13)", answer({ status: 304 }), bad("unexpected_status")],
  ["a page of a captive portal (A15, E16)", html(200), bad("wrong_type")],
  ["JSON (A16, E16)", json({ error: "no" }), bad("wrong_type")],
  [
    "a stream without a type (B7)",
    streamOf(": hello\n\n", { headers: { "Content-Type": "" } }),
    bad("wrong_type"),
  ],
  [
    "a type that only begins alike (B7)",
    streamOf("", { headers: { "Content-Type": "text/event-streams" } }),
    bad("wrong_type"),
  ],
  ["a reset on accept (A19)", reset(), { code: "network" }],
  [
    "a reset in the head (A19)",
    reset("HTTP/1.1 200 OK\r\nCon"),
    { code: "network" },
  ],
];

/** Breaks behind an event that came whole; `first` is that event. */
const breaks = (first: string): readonly Case[] => [
  [
    "chunks without an end (B5)",
    streamOf(first, { framing: "chunked", cutAt: first.length }),
    { code: "network" },
  ],
  [
    "a line without an end (E13)",
    endlessAfter(`${first}data: `, "x".repeat(64 * 1024)),
    { code: "too_large", limit: "1 MB" },
  ],
  [
    "a comment without an end (E13)",
    endlessAfter(`${first}: `, "x".repeat(64 * 1024)),
    { code: "too_large", limit: "1 MB" },
  ],
  [
    "an event without an end (E13)",
    endlessAfter(first, `data: ${"x".repeat(1000)}\n`),
    { code: "too_large", limit: "1 MB" },
  ],
  [
    "a line longer than is taken (E13)",
    streamOf(`${first}data: ${"x".repeat(MAX_EVENT_BYTES)}\n\n`),
    { code: "too_large", limit: "1 MB" },
  ],
  [
    "bytes that are no UTF-8 (E22, B8)",
    streamOf(spoiled(first, [0xc3, 0x28])),
    bad("encoding"),
  ],
  [
    "an overlong form (E22, B8)",
    streamOf(spoiled(first, [0xc0, 0xaf])),
    bad("encoding"),
  ],
];

/** A good event, a beginning, and then this over and over. */
const endlessAfter = (first: string, again: string): Action =>
  endless(new TextEncoder().encode(again), { type: EVENT_STREAM, first });

/** The event, and then it again with these bytes at the end of its text. */
const spoiled = (event: string, bytes: readonly number[]): Uint8Array =>
  Buffer.concat([
    Buffer.from(event + event.trimEnd()),
    Uint8Array.from(bytes),
    Buffer.from("\n\n"),
  ]);

/** The behaviour that every connector with a stream owes. */
export const streamContract = (
  name: string,
  product: Product & { readonly stream: StreamAnswers | null },
): void => {
  const endpoint = { address: "https://acme.test/api", token: CANARY };
  const { stream } = product;

  it(`gives answers of a stream exactly where the ${name} connector has one`, () => {
    const feed = product.connect(drivenIo(), endpoint);
    expect(feed.stream === null).toBe(stream === null);
  });
  if (stream === null) return;
  const { delta, heartbeat } = stream;

  const start = async (
    action: Action,
    world: World = {},
  ): Promise<{ server: FaultServer; io: DrivenIo; feed: Feed }> => {
    const server = await startFaultServer([
      { match: { path: product.base + stream.path }, action },
    ]);
    const io = drivenIo(world);
    const feed = product.connect(io, {
      address: server.origin + product.base,
      token: CANARY,
    });
    return { server, io, feed };
  };

  /** Nothing is left behind, one request was made, and the token is nowhere but in it. */
  const expectClean = async (
    { server, io }: { server: FaultServer; io: DrivenIo },
    heard: Heard,
  ): Promise<void> => {
    expect(JSON.stringify(heard)).not.toContain(CANARY);
    server.expectRequests(1);
    expectCleanRequests(server, product);
    expect(io.timers()).toBe(0);
    await until(() => server.open() === 0);
  };

  const expectFailure = async (
    action: Action,
    before: readonly string[],
    failure: Partial<Failure>,
    world: World = {},
  ): Promise<void> => {
    const one = await start(action, world);
    const heard = await listen(one.feed).ended;
    expect(wordsOf(heard.slice(0, -1))).toEqual(before);
    expect(heard.at(-1)).toMatchObject({ ok: false, failure });
    await expectClean(one, heard);
  };

  describe(`the stream of the ${name} connector`, () => {
    it("says what comes, and ends quietly when the server closes it", async () => {
      const one = await start(streamOf(delta(2) + heartbeat(2) + delta(3)));
      const heard = await listen(one.feed).ended;
      expect(wordsOf(heard)).toEqual(["delta 2", "heartbeat 2", "delta 3"]);
      await expectClean(one, heard);
    });

    it("says at once what came, with the request still open", async () => {
      const body = channel();
      const one = await start(body.action);
      const { heard, ended } = listen(one.feed);
      await until(() => one.server.requests.length === 1);
      const text = delta(2);
      body.say(text.slice(0, 30));
      body.say(`${text.slice(30)}${heartbeat(2)}${delta(3).slice(0, 9)}`);
      await until(() => heard.length === 2);
      body.say(delta(3).slice(9));
      await until(() => heard.length === 3);
      body.end();
      expect(wordsOf(await ended)).toEqual([
        "delta 2",
        "heartbeat 2",
        "delta 3",
      ]);
      await expectClean(one, heard);
    });

    it("asks for a stream, with the secret in its one place alone (T5, T10)", async () => {
      const { server, feed } = await start(streamOf(""));
      await listen(feed).ended;
      expect(server.requests).toMatchObject([
        { target: product.base + stream.path },
      ]);
      const headers = server.requests[0]?.headers;
      expect(headers?.get("accept")).toBe("text/event-stream");
      expectSecretInEach(server, product);
    });

    it("reads a stream that is packed, in chunks, or has a type with a charset", async () => {
      const body = delta(2);
      for (const action of [
        streamOf(gzipSync(body), { headers: { "Content-Encoding": "gzip" } }),
        streamOf(body, { framing: "chunked" }),
        streamOf(body, {
          headers: { "Content-Type": "Text/Event-Stream ; charset=utf-8" },
        }),
      ]) {
        const { feed } = await start(action);
        expect(wordsOf(await listen(feed).ended)).toEqual(["delta 2"]);
      }
    });

    it.each(REFUSALS)("takes no stream from %s", (_, action, failure) =>
      expectFailure(action, [], failure),
    );

    it.each(breaks(delta(2)))(
      "keeps what came before %s",
      (_, action, failure) => expectFailure(action, ["delta 2"], failure),
    );

    it.each(
      [301, 302, 303, 307, 308].flatMap((code) => [
        { code, where: "the same origin" as const },
        { code, where: "another origin" as const },
      ]),
    )("follows no $code to $where (A14, T2)", async ({ code, where }) => {
      const other = await startFaultServer([{ action: streamOf(delta(2)) }]);
      const target = where === "another origin" ? other.origin : "";
      const location = `${target}${product.base}${stream.path}`;
      await expectFailure(
        answer({ status: code, headers: { Location: location } }),
        [],
        bad("redirect"),
      );
      other.expectRequests(0);
    });

    it("drops what the stream breaks off in (E12)", async () => {
      const text = delta(3);
      // Nothing but the blank line is missing: the event is not told all the same.
      for (const cut of [1, 20, text.length / 2, text.length - 1]) {
        const { feed } = await start(streamOf(delta(2) + text.slice(0, cut)));
        expect(wordsOf(await listen(feed).ended)).toEqual(["delta 2"]);
      }
    });

    it("lives through a million empty comments within a second of work (E13)", async () => {
      const flood = new Uint8Array(2_000_000).map((_, at) =>
        at % 2 === 0 ? 0x3a : 0x0a,
      );
      const body = Buffer.concat([
        Buffer.from(delta(2)),
        flood,
        Buffer.from(delta(3)),
      ]);
      const one = await start(streamOf(body));
      const since = process.cpuUsage();
      const heard = await listen(one.feed).ended;
      const { user, system } = process.cpuUsage(since);
      expect(wordsOf(heard)).toEqual(["delta 2", "delta 3"]);
      expect((user + system) / 1000).toBeLessThan(SECOND);
      await expectClean(one, heard);
    });

    it("lets go of a stream of nothing but noise, without reading on (E13)", async () => {
      const one = await start(endlessAfter("", " ".repeat(64 * 1024)));
      expect(wordsOf(await listen(one.feed).ended)).toEqual(["too_large"]);
      await until(() => one.server.open() === 0);
    });

    it.each([
      ["none", "0", SECOND],
      ["less than a second", "999", SECOND],
      ["four seconds", "4000", 4 * SECOND],
      ["thirty years", "1000000000000", 300 * SECOND],
      ["more than a number holds", "9".repeat(400), 300 * SECOND],
    ])("holds a wished wait within reason (E14): %s", async (_, wish, ms) => {
      const { feed } = await start(streamOf(`retry: ${wish}\n\n`));
      expect(await listen(feed).ended).toEqual([
        { ok: true, value: { kind: "retry", ms } },
      ]);
    });

    it.each(["1e12", "5s", "-5", "", "1.5", "٣"])(
      "hears no wish in what is no number (E14): retry: %s",
      async (wish) => {
        const { feed } = await start(streamOf(`retry: ${wish}\n\n`));
        expect(await listen(feed).ended).toEqual([]);
      },
    );

    it("gives up a stream on which no byte comes for 45 s (E10)", async () => {
      const one = await start(openStreamOf(heartbeat(1)));
      const { heard, ended } = listen(one.feed);
      await until(() => heard.length === 1 && one.io.timers() === 1);
      one.io.advance(IDLE_LIMIT_MS - 1);
      expect(one.server.open()).toBe(1);
      one.io.advance(1);
      expect((await ended).at(-1)).toEqual({
        ok: false,
        failure: { code: "timeout", afterMs: IDLE_LIMIT_MS },
      });
      await expectClean(one, heard);
    });

    it.each([
      ["a delta", delta(2)],
      ["a part of one", "da"],
      ["a comment", ":\n"],
    ])("takes %s for life (E20)", async (_, piece) => {
      const body = channel();
      const one = await start(body.action);
      const { ended } = listen(one.feed);
      await until(() => one.io.alive() === 1);
      for (let times = 2; times < 5; times++) {
        one.io.advance(IDLE_LIMIT_MS - 1);
        body.say(piece);
        await until(() => one.io.alive() === times);
      }
      expect(one.server.open()).toBe(1);
      one.io.advance(IDLE_LIMIT_MS);
      expect(wordsOf(await ended).at(-1)).toBe("timeout");
    });

    it("keeps the worker alive while bytes come, but not with each of them (M1)", async () => {
      const body = channel();
      const { io, feed, server } = await start(body.action);
      const { heard, ended } = listen(feed);
      await until(() => server.requests.length === 1);
      for (let seq = 2; seq < 6; seq++) {
        body.say(delta(seq));
        await until(() => heard.length === seq - 1);
      }
      expect(io.alive()).toBe(1);
      // Once more than a second later, once more when the clock was put back.
      for (const ms of [SECOND, -3600 * SECOND]) {
        const before = heard.length;
        io.advance(ms);
        body.say(heartbeat(5));
        await until(() => heard.length === before + 1);
      }
      expect(io.alive()).toBe(3);
      body.end();
      await ended;
    });

    it("finds the door closed when the token expired meanwhile (E23)", async () => {
      const first = channel();
      const one = await start(first.action);
      const { heard, ended } = listen(one.feed);
      await until(() => one.server.requests.length === 1);
      first.say(delta(2));
      await until(() => heard.length === 1);
      one.server.use([{ action: answer({ status: 401 }) }]);
      first.end();
      expect(wordsOf(await ended)).toEqual(["delta 2"]);
      expect(wordsOf(await listen(one.feed).ended)).toEqual(["auth_required"]);
      one.server.expectRequests(2);
    });

    it("says that a stream broke, behind all that came (A19)", async () => {
      const body = channel();
      const one = await start(body.action);
      const { heard, ended } = listen(one.feed);
      await until(() => one.server.requests.length === 1);
      body.say(delta(2) + delta(3));
      await until(() => heard.length === 2);
      body.end("reset");
      expect(wordsOf(await ended)).toEqual(["delta 2", "delta 3", "network"]);
      await expectClean(one, heard);
    });

    it("gives up at 10 s without headers, and closes the connection (B1)", async () => {
      const one = await start(hang);
      const { heard, ended } = listen(one.feed);
      await until(() => one.server.requests.length === 1);
      one.io.advance(HEADER_DEADLINE_MS);
      await ended;
      expect(heard).toEqual([
        {
          ok: false,
          failure: { code: "timeout", afterMs: HEADER_DEADLINE_MS },
        },
      ]);
      await expectClean(one, heard);
    });

    it("waits 25 s for what explains a refusal, and no longer (B2)", async () => {
      const problem = { "Content-Type": "application/problem+json" };
      const one = await start(
        answer({ status: 400, headers: problem, body: "{  }", hangAt: 1 }),
      );
      const { heard, ended } = listen(one.feed);
      await until(
        () => one.server.requests.length === 1 && one.io.timers() === 1,
      );
      one.io.advance(ANSWER_DEADLINE_MS);
      expect(wordsOf(await ended)).toEqual(["timeout"]);
      await expectClean(one, heard);
    });

    it.each<readonly [string, Action]>([
      ["before the headers", hang],
      ["on a silent stream", openStreamOf("")],
      ["on one that speaks", openStreamOf(delta(2))],
    ])("ends quietly when it is told to, %s (F3)", async (_, action) => {
      const one = await start(action);
      const controller = new AbortController();
      const { heard, ended } = listen(one.feed, FROM, controller.signal);
      await until(() => one.server.requests.length === 1);
      controller.abort();
      expect((await ended).every(({ ok }) => ok)).toBe(true);
      await expectClean(one, heard);
    });

    it("says nothing more once it was told to stop, though more had come (F3, E25)", async () => {
      const one = await start(openStreamOf(delta(2) + delta(3) + delta(4)));
      const controller = new AbortController();
      const heard: Result<Told, Failure>[] = [];
      for await (const told of one.feed.stream?.(FROM, controller.signal) ??
        []) {
        heard.push(told);
        controller.abort();
      }
      expect(wordsOf(heard)).toEqual(["delta 2"]);
      await expectClean(one, heard);
    });

    it("closes the connection when its reader leaves (F3)", async () => {
      const one = await start(openStreamOf(delta(2) + delta(3)));
      const heard: Result<Told, Failure>[] = [];
      for await (const told of one.feed.stream?.(
        FROM,
        new AbortController().signal,
      ) ?? []) {
        heard.push(told);
        break;
      }
      expect(wordsOf(heard)).toEqual(["delta 2"]);
      await expectClean(one, heard);
    });

    it("asks nothing when it was told to stop before (H4)", async () => {
      const { server, io, feed } = await start(streamOf(delta(2)));
      expect(await listen(feed, FROM, AbortSignal.abort()).ended).toEqual([]);
      server.expectRequests(0);
      expect(io.timers()).toBe(0);
    });

    it.each(WHY_NOTHING_CAME)(
      "tells why nothing came when %s",
      async (_, world, code) => {
        const one = await start(hang, world);
        await one.server.stop();
        const heard = await listen(one.feed).ended;
        expect(wordsOf(heard)).toEqual([code]);
        expect(JSON.stringify(heard)).not.toContain(CANARY);
      },
    );
  });
};
