import { describe, expect, it } from "vitest";
import type { Feed, Resume } from "../../utils/connectors/connector.ts";
import { protocolFeed } from "../../utils/connectors/protocol.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import { reportsOf } from "../../utils/domain/people.ts";
import { EMPTY_ROSTER, applyObservation } from "../../utils/domain/roster.ts";
import {
  type Action,
  type FaultServer,
  type LoggedRequest,
  type Rule,
  answer,
  json,
  startFaultServer,
} from "../support/fault-server.ts";
import { failureIn, observationIn, observe } from "./connector.contract.ts";
import { drivenIo } from "./driven-io.ts";
import { DESCRIPTION, SERVER_TIME, pageOf, user } from "./presence-answers.ts";
import { CANARY, expectCleanRequests } from "./product.ts";

const start = async (
  rules: readonly Rule[],
): Promise<{ server: FaultServer; feed: Feed }> => {
  const server = await startFaultServer(rules);
  const feed = protocolFeed(drivenIo(), {
    address: `${server.origin}/api/rollcall`,
    token: CANARY,
  });
  return { server, feed };
};

/** Pages by their cursor, the first one by "". */
const pages =
  (byCursor: Readonly<Record<string, unknown>>): Action =>
  (socket, request) => {
    const page = byCursor[cursorOf(request) ?? ""];
    return page === undefined
      ? answer({ status: 404 })(socket, request)
      : json(page)(socket, request);
  };

const cursorOf = ({ target }: LoggedRequest): string | null =>
  new URL(target, "http://any.test").searchParams.get("cursor");

const signal = new AbortController().signal;

describe("what the platform says of itself", () => {
  it.each<readonly [string, unknown, Partial<Failure>]>([
    [
      "a newer version (C14)",
      { ...DESCRIPTION, version: 2 },
      { code: "incompatible", theirs: 2, ours: 1 },
    ],
    [
      "another protocol",
      { ...DESCRIPTION, protocol: "else" },
      { code: "bad_data", what: "wrong_shape" },
    ],
    [
      "no version",
      { ...DESCRIPTION, version: null },
      { code: "bad_data", what: "wrong_shape" },
    ],
  ])("fails with %s", async (_, description, failure) => {
    const { feed } = await start([{ action: json(description) }]);
    expect(await feed.describe(signal)).toMatchObject({ ok: false, failure });
  });

  it("is understood with a smaller change of the version, and with more members (C14)", async () => {
    const { feed } = await start([
      { action: json({ ...DESCRIPTION, version: 1.7, novelty: { a: [1] } }) },
    ]);
    expect(await feed.describe(signal)).toMatchObject({ ok: true });
  });
});

describe("the list", () => {
  const people = [user("ana"), user("bo"), user("cy")];
  const total = people.length;

  it("is read over all pages of one snapshot, with the cursor as it was given", async () => {
    const cursor = "a b&c=d/é";
    const { server, feed } = await start([
      {
        action: pages({
          "": pageOf(people.slice(0, 2), { total, next: cursor }),
          [cursor]: pageOf(people.slice(2), { total }),
        }),
      },
    ]);
    expect(observationIn(await observe(feed))).toMatchObject({
      complete: true,
      reports: [{ id: "ana" }, { id: "bo" }, { id: "cy" }],
    });
    expect(server.requests.map(cursorOf)).toEqual([null, cursor]);
    expectCleanRequests(server);
  });

  it.each<
    readonly [string, Readonly<Record<string, unknown>>, Failure, number]
  >([
    [
      "the cursor comes back (C9)",
      {
        "": pageOf([user("ana")], { next: "a" }),
        a: pageOf([user("bo")], { next: "b" }),
        b: pageOf([user("cy")], { next: "a" }),
      },
      { code: "bad_data", what: "endless_paging" },
      3,
    ],
    [
      "the cursor stays (C9)",
      {
        "": pageOf([user("ana")], { next: "a" }),
        a: pageOf([user("bo")], { next: "a" }),
      },
      { code: "bad_data", what: "endless_paging" },
      2,
    ],
    [
      "the snapshot expired before its second page was read (C10)",
      { "": pageOf([user("ana")], { next: "a" }) },
      { code: "bad_data", what: "mixed_snapshot" },
      2,
    ],
    [
      "the second page is of a later snapshot (C7)",
      {
        "": pageOf([user("ana")], { total: 2, next: "a" }),
        a: pageOf([user("bo")], { total: 2, seq: 2 }),
      },
      { code: "bad_data", what: "mixed_snapshot" },
      2,
    ],
    [
      "the second page is of another epoch (C7)",
      {
        "": pageOf([user("ana")], { total: 2, next: "a" }),
        a: pageOf([user("bo")], { total: 2, epoch: "e2", snapshot: "e1:1" }),
      },
      { code: "bad_data", what: "mixed_snapshot" },
      2,
    ],
    [
      "the second page is no list",
      {
        "": pageOf([user("ana")], { next: "a" }),
        a: { ...pageOf([]), users: { ana: 1 } },
      },
      { code: "bad_data", what: "wrong_shape" },
      2,
    ],
    [
      "the clock speaks in seconds (C5)",
      { "": pageOf(people, { serverTime: SERVER_TIME / 1000 }) },
      { code: "bad_data", what: "seconds_instead_of_ms" },
      1,
    ],
    [
      "the clock speaks in microseconds (C5)",
      { "": pageOf(people, { serverTime: SERVER_TIME * 1000 }) },
      { code: "bad_data", what: "wrong_shape" },
      1,
    ],
    [
      "the number is below zero",
      { "": pageOf(people, { seq: -1 }) },
      { code: "bad_data", what: "wrong_shape" },
      1,
    ],
    [
      "the epoch is empty",
      { "": pageOf(people, { epoch: "" }) },
      { code: "bad_data", what: "wrong_shape" },
      1,
    ],
    [
      "more than one row in a hundred is unreadable (C3)",
      { "": pageOf([...numbered(97), null, 7]) },
      { code: "bad_data", what: "bad_rows" },
      1,
    ],
  ])("is refused when %s", async (_, byCursor, failure, requests) => {
    const { server, feed } = await start([{ action: pages(byCursor) }]);
    expect(failureIn(await observe(feed))).toEqual(failure);
    server.expectRequests(requests);
  });

  it("fails as a whole when its second page gives 500 (C10)", async () => {
    const { server, feed } = await start([
      {
        match: { nth: 1 },
        action: json(pageOf([user("ana")], { total: 2, next: "a" })),
      },
      { action: answer({ status: 500 }) },
    ]);
    expect(failureIn(await observe(feed))).toMatchObject({ status: 500 });
    server.expectRequests(2);
  });

  it("ends after a thousand pages (C9)", async () => {
    const headers = { "content-type": "application/json" };
    const io = drivenIo({
      fetch: () => {
        const page = pageOf([], { next: `c${io.asked.length}` });
        return Promise.resolve(new Response(JSON.stringify(page), { headers }));
      },
    });
    const address = "https://acme.test/api";
    expect(
      failureIn(await observe(protocolFeed(io, { address, token: null }))),
    ).toEqual({ code: "bad_data", what: "endless_paging" });
    expect(io.asked).toHaveLength(1000);
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>, number]>([
    ["says another total (C12)", pageOf(people, { total: 4 }), 3],
    ["says a smaller total (C12)", pageOf(people, { total: 2 }), 3],
    [
      "has a row without an id (C2)",
      pageOf([...numbered(199), { name: "?" }]),
      199,
    ],
    [
      "has a row with an empty id (C15)",
      pageOf([...numbered(199), user("")]),
      199,
    ],
    [
      "has a row with a number for id (C3)",
      pageOf([...numbered(199), { id: 7 }]),
      199,
    ],
    [
      "has a row with too long an id (C15)",
      pageOf([...numbered(199), user("x".repeat(129))]),
      199,
    ],
  ])("is incomplete, and keeps no mark, when it %s", async (_, page, count) => {
    const { feed } = await start([
      { action: json(page, { headers: { ETag: '"m1"' } }) },
    ]);
    expect(observationIn(await observe(feed))).toMatchObject({
      kind: "snapshot",
      complete: false,
      mark: null,
      reports: { length: count },
    });
  });

  it("keeps a person whose other fields are nonsense (C2, C4)", async () => {
    const nonsense = {
      id: "ana",
      name: { first: "Ana" },
      email: 7,
      account: "superuser",
      lastLoginAt: "2026-02-30T00:00:00Z",
      lastActiveAt: -1,
      lastSeenAt: 1e18,
      url: "javascript:alert(1)",
      counts: [1],
      sessions: [
        null,
        "s",
        { id: 5, startedAt: SERVER_TIME / 1000, page: "x", device: 1, ip: {} },
      ],
    };
    const { feed } = await start([{ action: json(pageOf([nonsense])) }]);
    expect(observationIn(await observe(feed))).toMatchObject({
      complete: true,
      reports: [
        {
          id: "ana",
          name: null,
          email: null,
          account: "unknown",
          lastLoginAt: null,
          lastActiveAt: null,
          lastSeenAt: null,
          url: null,
          counts: null,
          sessions: [{ id: null, startedAt: null, page: null, ip: null }],
        },
      ],
    });
  });

  it("keeps hostile ids apart and the prototype as it was (C15, T20)", async () => {
    const ids = [
      "__proto__",
      "constructor",
      "toString",
      "a",
      "A",
      "é",
      "e\u0301",
      "a\u200b",
      " a",
    ];
    // Written as text: `__proto__` in an object literal is no member.
    const rows = ids.map(
      (id) =>
        `{"__proto__":{"polluted":1},"id":${JSON.stringify(id)},"sessions":[{"id":"s"}]}`,
    );
    const body = JSON.stringify(pageOf([], { total: ids.length })).replace(
      '"users":[]',
      `"users":[${rows.join(",")}]`,
    );
    const { feed } = await start([{ action: answer({ body }) }]);
    const { roster } = applyObservation(
      EMPTY_ROSTER,
      observationIn(await observe(feed)),
    );
    expect([...reportsOf(roster.people)].map(({ id }) => id)).toEqual(ids);
    expect(roster.tally).toEqual({ total: ids.length, online: ids.length });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });

  it("shows a lone surrogate as a replacement sign (B8)", async () => {
    const { feed } = await start([
      {
        action: answer({
          body: JSON.stringify(pageOf([user("ana")])).replace(
            "Name of ana",
            "\\ud800x",
          ),
        }),
      },
    ]);
    expect(observationIn(await observe(feed))).toMatchObject({
      reports: [{ name: "\uFFFDx" }],
    });
  });

  it("takes the last of two members with one name (B14)", async () => {
    const { feed } = await start([
      {
        action: answer({
          body: JSON.stringify(pageOf([user("ana")])).replace(
            '"name"',
            '"name":"old","name"',
          ),
        }),
      },
    ]);
    expect(observationIn(await observe(feed))).toMatchObject({
      reports: [{ name: "Name of ana" }],
    });
  });

  it("gives neither query nor credentials of a page's address on", async () => {
    const page = {
      url: `https://u:${CANARY}@acme.test/x?token=${CANARY}#${CANARY}`,
    };
    const { feed } = await start([
      { action: json(pageOf([user("ana", { sessions: [{ page }] })])) },
    ]);
    const said = await observe(feed);
    expect(observationIn(said)).toMatchObject({
      reports: [{ sessions: [{ page: { url: "https://acme.test/x" } }] }],
    });
    expect(JSON.stringify(said)).not.toContain(CANARY);
  });
});

function numbered(count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => user(`u${index}`));
}

describe("the next answer", () => {
  const marked = { headers: { ETag: '"m1"' } };
  const at = (seq: number, mark: string | null = null): Resume => ({
    position: { epoch: "e1", seq },
    mark,
  });

  it("that is the same says that nobody changed, on the ground of the last", async () => {
    const list = numbered(30);
    const { server, feed } = await start([
      { match: { nth: 1 }, action: json(pageOf(list), marked) },
      {
        action: json(pageOf(list, { seq: 2, serverTime: SERVER_TIME + 5000 }), {
          headers: { ETag: '"m2"' },
        }),
      },
    ]);
    await observe(feed);
    expect(observationIn(await observe(feed, at(1, '"m1"')))).toEqual({
      kind: "delta",
      basis: { epoch: "e1", seq: 1 },
      pushed: false,
      position: { epoch: "e1", seq: 2 },
      serverTime: SERVER_TIME + 5000,
      mark: '"m2"',
      upserts: [],
      removals: [],
    });
    expect(
      server.requests.map(({ headers }) => headers.get("if-none-match")),
    ).toEqual([undefined, '"m1"']);
  });

  it("names exactly who came, changed and went", async () => {
    const before = numbered(30);
    const after = [
      ...before.slice(0, 12),
      ...before.slice(13),
      user("new"),
    ].map((one, index) =>
      index === 3 ? { ...(one as object), name: "other" } : one,
    );
    const { feed } = await start([
      { match: { nth: 1 }, action: json(pageOf(before)) },
      { action: json(pageOf(after, { seq: 2 })) },
    ]);
    await observe(feed);
    expect(observationIn(await observe(feed, at(1)))).toMatchObject({
      kind: "delta",
      upserts: [{ id: "u3", name: "other" }, { id: "new" }],
      removals: ["u12"],
    });
  });

  it("is given whole to who holds another position than the one that was remembered", async () => {
    const { feed } = await start([{ action: json(pageOf(numbered(5))) }]);
    await observe(feed);
    expect(observationIn(await observe(feed, at(7))).kind).toBe("snapshot");
  });

  it("that was not changed is a sign of life at the same position (304)", async () => {
    const list = numbered(3);
    const later = String(SERVER_TIME + 60_000);
    const { feed } = await start([
      { match: { nth: 1 }, action: json(pageOf(list), marked) },
      {
        match: { nth: 1 },
        action: answer({
          status: 304,
          headers: { "Rollcall-Server-Time": later },
        }),
      },
      { action: json(pageOf(list, { seq: 2 })) },
    ]);
    await observe(feed);
    const beat = observationIn(await observe(feed, at(1, '"m1"')));
    expect(beat).toEqual({
      kind: "heartbeat",
      position: { epoch: "e1", seq: 1 },
      serverTime: SERVER_TIME + 60_000,
      mark: '"m1"',
    });
    // What was remembered still holds.
    expect(observationIn(await observe(feed, at(1, '"m1"')))).toMatchObject({
      kind: "delta",
      upserts: [],
      removals: [],
    });
  });

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ["no time", {}],
    ["a time in seconds", { "Rollcall-Server-Time": "1772625600" }],
    ["a time that is none", { "Rollcall-Server-Time": "noon" }],
  ])("of 304 with %s is no sign of life", async (_, headers) => {
    const { feed } = await start([
      { match: { nth: 1 }, action: json(pageOf(numbered(3)), marked) },
      { action: answer({ status: 304, headers }) },
    ]);
    await observe(feed);
    expect(failureIn(await observe(feed, at(1, '"m1"'))).code).toBe("bad_data");
  });

  it("of 304 at a second page is refused (A13)", async () => {
    const { feed } = await start([
      { match: { nth: 1 }, action: json(pageOf([], { next: "a" })) },
      {
        action: answer({
          status: 304,
          headers: { "Rollcall-Server-Time": String(SERVER_TIME) },
        }),
      },
    ]);
    expect(failureIn(await observe(feed, at(1, '"m1"'))).code).toBe("bad_data");
  });

  it("fails on garbage behind the list as the first one does (B13)", async () => {
    const body = JSON.stringify(pageOf(numbered(5)));
    const { feed } = await start([
      { match: { nth: 1 }, action: answer({ body }) },
      { action: answer({ body: `${body}garbage` }) },
    ]);
    await observe(feed);
    expect(failureIn(await observe(feed, at(1)))).toEqual({
      code: "bad_data",
      what: "not_json",
    });
  });

  it("after a failure is read whole again", async () => {
    const list = numbered(5);
    const { feed } = await start([
      { match: { nth: 1 }, action: json(pageOf(list)) },
      { match: { nth: 1 }, action: answer({ status: 500 }) },
      { action: json(pageOf(list, { seq: 2 })) },
    ]);
    await observe(feed);
    expect(failureIn(await observe(feed, at(1)))).toMatchObject({
      status: 500,
    });
    expect(observationIn(await observe(feed, at(1))).kind).toBe("snapshot");
  });

  it("after an incomplete one is read whole again, and removes nobody who is there (C1, I13)", async () => {
    const [ana, bo] = [user("ana"), user("bo")];
    const { feed } = await start([
      { match: { nth: 1 }, action: json(pageOf([ana, bo])) },
      {
        match: { nth: 1 },
        action: json(
          pageOf([ana, bo, user("ana", { name: "again" })], { seq: 2 }),
        ),
      },
      { action: json(pageOf([ana, bo], { seq: 3 })) },
    ]);
    let roster = EMPTY_ROSTER;
    for (let poll = 0; poll < 3; poll++) {
      const { position } = roster;
      const said = await observe(feed, { position, mark: null });
      roster = applyObservation(roster, observationIn(said)).roster;
      expect([...reportsOf(roster.people)].map(({ id }) => id)).toEqual([
        "ana",
        "bo",
      ]);
    }
  });
});
