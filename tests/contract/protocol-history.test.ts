import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { HistoryFeed } from "../../utils/connectors/connector.ts";
import { protocolHistory } from "../../utils/connectors/protocol-history.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import { personId } from "../../utils/domain/ids.ts";
import { instant } from "../../utils/domain/instant.ts";
import type { Result } from "../../utils/domain/result.ts";
import { MAX_BODY_BYTES } from "../../utils/transport/body.ts";
import { HEADER_DEADLINE_MS } from "../../utils/transport/attempt.ts";
import {
  type Action,
  type FaultServer,
  answer,
  hang,
  json,
  reset,
  startFaultServer,
} from "../support/fault-server.ts";
import { until } from "../support/until.ts";
import { unwrap } from "../support/unwrap.ts";
import { type DrivenIo, drivenIo } from "./driven-io.ts";
import { ASKED, HOUR_MS, historyOf, told } from "./history-answers.ts";
import { SERVER_TIME } from "./presence-answers.ts";
import { CANARY, expectCleanRequests } from "./product.ts";

const { signal } = new AbortController();
const SPAN = { from: instant(ASKED.from), to: instant(ASKED.to) };
const ANA = personId("ana/1 ä");

const start = async (
  action: Action,
): Promise<{ server: FaultServer; io: DrivenIo; history: HistoryFeed }> => {
  const server = await startFaultServer([{ action }]);
  const io = drivenIo();
  const history = protocolHistory(io, {
    address: `${server.origin}/api/rollcall`,
    token: CANARY,
    parameters: ["tab"],
  });
  return { server, io, history };
};

type Call = (
  history: HistoryFeed,
  cursor?: string | null,
  ends?: AbortSignal,
) => Promise<Result<unknown, Failure>>;

const CALLS: readonly (readonly [string, Call])[] = [
  [
    "the history",
    (history, cursor = null, ends = signal) => history.page(SPAN, cursor, ends),
  ],
  [
    "the sessions of a person",
    (history, cursor = null, ends = signal) =>
      history.ofPerson(ANA, cursor, ends),
  ],
];

/** Deeper than any answer of a platform. */
const DEEP = `{"serverTime":${SERVER_TIME},"sessions":${"[".repeat(500)}${"]".repeat(500)}}`;

const text = (body: string): Action =>
  answer({ headers: { "Content-Type": "application/json" }, body });

const BROKEN: readonly (readonly [string, Action, Partial<Failure>])[] = [
  ["401", answer({ status: 401 }), { code: "auth_required" }],
  ["403", answer({ status: 403 }), { code: "forbidden" }],
  ["404", answer({ status: 404 }), { code: "not_found" }],
  ["410", answer({ status: 410 }), { code: "not_found" }],
  [
    "429 with its wait",
    answer({ status: 429, headers: { "Retry-After": "20" } }),
    { code: "rate_limited", retryAfterMs: 20_000 },
  ],
  [
    "503 with its wait",
    answer({ status: 503, headers: { "Retry-After": "7" } }),
    { code: "server_error", retryAfterMs: 7000 },
  ],
  [
    "a redirect",
    answer({ status: 302, headers: { Location: "https://evil.test/" } }),
    { code: "bad_data", what: "redirect" },
  ],
  [
    "a web page",
    answer({ headers: { "Content-Type": "text/html" }, body: "<html>" }),
    { code: "bad_data", what: "wrong_type" },
  ],
  [
    "half an answer",
    text('{"serverTime":'),
    { code: "bad_data", what: "not_json" },
  ],
  ["depth", text(DEEP), { code: "too_large" }],
  ["a list in the place of a page", json([]), { code: "bad_data" }],
  ["null", json(null), { code: "bad_data" }],
  [
    "seconds",
    json(historyOf([], { serverTime: SERVER_TIME / 1000 })),
    { code: "bad_data", what: "seconds_instead_of_ms" },
  ],
  [
    "no time of the server",
    json(historyOf([], { serverTime: "now" })),
    { code: "bad_data", what: "wrong_shape" },
  ],
  [
    "no list of sessions",
    json({ ...historyOf([]), sessions: {} }),
    { code: "bad_data", what: "wrong_shape" },
  ],
  [
    "a cursor that is no text",
    json(historyOf([], { next: { page: 2 } })),
    { code: "bad_data", what: "wrong_shape" },
  ],
  [
    "a cursor without end",
    json(historyOf([], { next: "x".repeat(5000) })),
    { code: "bad_data", what: "wrong_shape" },
  ],
  [
    "rows that are no sessions",
    json(historyOf([1, null, "row", { id: "a" }])),
    { code: "bad_data", what: "bad_rows" },
  ],
  [
    "more sessions than anybody sends at once",
    json(historyOf(Array.from({ length: 20_001 }, () => 0))),
    { code: "too_large", limit: "20000" },
  ],
  [
    "more bytes than are read, packed small",
    answer({
      headers: {
        "Content-Type": "application/json",
        "Content-Encoding": "gzip",
      },
      body: gzipSync(Buffer.alloc(MAX_BODY_BYTES + 1, " ")),
    }),
    { code: "too_large" },
  ],
  ["a connection that breaks", reset(), { code: "network" }],
];

describe.each(CALLS)("%s", (_, call) => {
  it.each(BROKEN)(
    "fails in words of ours at %s",
    async (__, action, failure) => {
      const { server, history } = await start(action);
      const said = await call(history);
      expect(said).toMatchObject({ ok: false, failure });
      expect(JSON.stringify(said)).not.toContain(CANARY);
      server.expectRequests(1);
      expectCleanRequests(server);
    },
  );

  it("gives up a platform that never answers, and ends when told to", async () => {
    const { server, io, history } = await start(hang);
    const slow = call(history);
    await until(() => server.requests.length === 1);
    io.advance(HEADER_DEADLINE_MS);
    expect(await slow).toMatchObject({
      ok: false,
      failure: { code: "timeout" },
    });
    const ends = new AbortController();
    const left = call(history, null, ends.signal);
    await until(() => server.requests.length === 2);
    ends.abort();
    expect((await left).ok).toBe(false);
    expect(io.timers()).toBe(0);
  });

  it("hands a cursor on as a text, wherever it seems to lead", async () => {
    const hostile = "https://evil.test/?a=1&to=0#x\ud800";
    const { server, history } = await start(json(historyOf([])));
    expect((await call(history, hostile)).ok).toBe(true);
    const { target = "" } = server.requests[0] ?? {};
    const url = new URL(target, server.origin);
    expect(url.origin).toBe(server.origin);
    expect(url.searchParams.getAll("to").length).toBeLessThan(2);
    expect(url.searchParams.get("cursor")).toBe(hostile.toWellFormed());
  });
});

describe("a page of the history", () => {
  it("says who was there, on which pages, and what the platform vouches for", async () => {
    const begun = SERVER_TIME - 5 * HOUR_MS;
    const { server, history } = await start(
      json(
        historyOf(
          [
            told("s1", 5, {
              engagedMs: 9,
              away: [[begun + 5, begun + 9]],
              pages: [
                {
                  url: "https://acme.test/a?tab=2&key=secret",
                  title: "A",
                  from: begun,
                  to: begun + 8,
                },
                {
                  url: "https://acme.test/b",
                  feature: "B",
                  from: begun + 8,
                  to: null,
                },
              ],
            }),
            told("s2", 1, { endedAt: null }),
          ],
          {
            next: "more",
            coverage: [
              [1, ASKED.from + 5],
              [ASKED.to - 5, ASKED.to + 9],
            ],
          },
        ),
      ),
    );
    expect(unwrap(await history.page(SPAN, null, signal))).toEqual({
      serverTime: SERVER_TIME,
      next: "more",
      // The first pair begins in no year that we know.
      vouched: [{ from: ASKED.to - 5, to: ASKED.to }],
      sessions: [
        {
          id: "s1",
          person: "of s1",
          start: begun,
          end: begun + HOUR_MS,
          engagedMs: 9,
          away: [{ from: begun + 5, to: begun + 9 }],
          visits: [
            {
              page: {
                url: "https://acme.test/a?tab=2",
                title: "A",
                feature: null,
              },
              start: begun,
              end: begun + 8,
            },
            {
              page: { url: "https://acme.test/b", title: null, feature: "B" },
              start: begun + 8,
              end: begun + HOUR_MS,
            },
          ],
        },
        {
          id: "s2",
          person: "of s2",
          start: SERVER_TIME - HOUR_MS,
          end: null,
          engagedMs: null,
          away: [],
          visits: [],
        },
      ],
    });
    expect(server.requests[0]?.target).toBe(
      `/api/rollcall/history?from=${ASKED.from}&to=${ASKED.to}`,
    );
  });

  it.each([
    ["without an id", { id: "" }],
    ["without a person", { userId: 7 }],
    ["that begins at no time", { startedAt: "then" }],
    ["that begins after now", { startedAt: SERVER_TIME + 1 }],
    ["that ends before it begins", { endedAt: SERVER_TIME - 6 * HOUR_MS }],
    ["that ends at no time", { endedAt: "later" }],
    [
      "of another day",
      {
        startedAt: SERVER_TIME - 90 * HOUR_MS,
        endedAt: SERVER_TIME - 89 * HOUR_MS,
      },
    ],
  ])("leaves out a session %s, and none beside it", async (_, broken) => {
    const rows = [
      told("bad", 5, broken),
      told("good", 4),
      told("also", 3),
    ].sort((a, b) => Number(a["startedAt"]) - Number(b["startedAt"]) || 0);
    const { history } = await start(json(historyOf(rows)));
    const { sessions } = unwrap(await history.page(SPAN, null, signal));
    expect(sessions.map(({ id }) => id)).toEqual(["good", "also"]);
  });

  it("cuts off what lies out of a session or after now, and takes hostile parts as not said", async () => {
    const begun = SERVER_TIME - 2 * HOUR_MS;
    const { history } = await start(
      json(
        historyOf([
          told("s1", 2, {
            endedAt: SERVER_TIME + HOUR_MS,
            engagedMs: -5,
            away: [
              [begun + 9, begun + 5],
              "x",
              [begun - 9, begun + 3],
              [begun + 2, begun + 4],
            ],
            pages: [
              { url: "javascript:alert(1)", from: begun, to: begun + 1 },
              {
                url: "https://acme.test/a",
                from: begun - 100,
                to: SERVER_TIME + 7,
              },
              { url: "https://acme.test/b", from: begun - 100, to: begun - 50 },
              null,
            ],
          }),
        ]),
      ),
    );
    const { sessions } = unwrap(await history.page(SPAN, null, signal));
    expect(sessions).toMatchObject([
      {
        start: begun,
        end: SERVER_TIME,
        engagedMs: null,
        away: [{ from: begun, to: begun + 4 }],
        visits: [{ start: begun, end: SERVER_TIME }],
      },
    ]);
  });

  it("is refused where its order is another than it has to be", async () => {
    const rows = [told("b", 3), told("a", 5)];
    const { history } = await start(json(historyOf(rows)));
    expect(await history.page(SPAN, null, signal)).toMatchObject({
      ok: false,
      failure: { code: "bad_data", what: "wrong_shape" },
    });
  });
});

describe("the list of a person's sessions", () => {
  it("gives conversations with title, link and messages, listed or counted", async () => {
    const said = [
      { from: "user", at: SERVER_TIME, text: "Where is it?" },
      "Here.",
      7,
    ];
    const { server, history } = await start(
      json(
        historyOf([
          told("s2", 2, {
            title: "A parcel",
            url: "https://u:p@acme.test/c?id=1#m",
            messages: said,
          }),
          told("s1", 5, {
            messages: 12,
            device: { browser: "Chrome" },
            ip: "203.0.113.7",
          }),
          told("s0", 6, { title: "Trap", url: "javascript:alert(1)" }),
        ]),
      ),
    );
    const { sessions, next } = unwrap(
      await history.ofPerson(ANA, null, signal),
    );
    expect(next).toBeNull();
    expect(sessions).toMatchObject([
      {
        session: { id: "s2" },
        talk: {
          title: "A parcel",
          url: "https://acme.test/c?id=1#m",
          count: 3,
          messages: [
            { from: "user", at: SERVER_TIME, text: "Where is it?" },
            { from: null, at: null, text: "Here." },
          ],
        },
      },
      {
        device: { browser: "Chrome" },
        ip: "203.0.113.7",
        talk: { title: null, url: null, count: 12, messages: [] },
      },
      { talk: { title: "Trap", url: null, count: null } },
    ]);
    expect(server.requests[0]?.target).toBe(
      "/api/rollcall/users/ana%2F1%20%C3%A4/sessions",
    );
  });

  it.each([".", "..", "\ud800"])(
    "asks nothing for an id that no address can hold: %j",
    async (id) => {
      const { server, history } = await start(json(historyOf([])));
      const said = await history.ofPerson(personId(id), null, signal);
      expect(said).toEqual({ ok: false, failure: { code: "not_found" } });
      server.expectRequests(0);
    },
  );
});
