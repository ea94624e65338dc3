import { describe, expect, it } from "vitest";
import {
  FROM_THE_START,
  type Feed,
  type KnownReport,
} from "../../../utils/connectors/connector.ts";
import { directus } from "../../../utils/connectors/directus.ts";
import { hasLiveSession } from "../../../utils/domain/facts.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import type { Snapshot } from "../../../utils/domain/observation.ts";
import { fieldsOf } from "../../../utils/domain/outside-value.ts";
import { peopleOf, reportOf } from "../../../utils/domain/people.ts";
import type { Io } from "../../../utils/transport/io.ts";
import {
  failureIn,
  observationIn,
  observe,
} from "../../contract/connector.contract.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import {
  jsonResponse,
  recordedAnswer,
  responseOf,
} from "../../support/captures.ts";
import { unwrap } from "../../support/unwrap.ts";

const ADDRESS = "https://directus.acme.test";
const { signal } = new AbortController();

type Answers = Readonly<Record<string, (url: URL) => Response>>;

const RECORDED: Answers = {
  "/server/info": () => responseOf("directus/server-info"),
  "/users": () => responseOf("directus/users-list"),
  "/activity": () => responseOf("directus/activity-logins"),
};

/** A Directus server that answers so by path, and what it was asked. */
const directusAt = (
  answers: Answers,
  settings: unknown = {},
  token: string | null = "t",
) => {
  const asked: URL[] = [];
  const fetch: Io["fetch"] = (address) => {
    const url = new URL(address);
    asked.push(url);
    const answer = answers[url.pathname];
    return Promise.resolve(
      answer?.(url) ?? new Response(null, { status: 404 }),
    );
  };
  const io = drivenIo({ fetch });
  const feed = directus.connect(io, { address: ADDRESS, token }, settings);
  return { feed, asked, io };
};

const snapshotOf = async (
  feed: Feed,
  known?: KnownReport,
): Promise<Snapshot> => {
  const resume =
    known === undefined ? FROM_THE_START : { ...FROM_THE_START, known };
  const observation = observationIn(await observe(feed, resume));
  if (observation.kind !== "snapshot")
    throw new Error("A look is a whole list.");
  return observation;
};

const DATE = { date: "Sat, 21 Nov 2026 01:50:00 GMT" };

const usersAt = (rows: readonly unknown[], total = rows.length): Response =>
  jsonResponse({ data: rows, meta: { filter_count: total } }, DATE);

const someUsers = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `u${at}`,
    status: "active",
  }));

/** Gives rows as a server does that gives at most `most` at once. */
const paged =
  (rows: readonly unknown[], most: number) =>
  ({ searchParams }: URL): Response => {
    const asked = Number(searchParams.get("limit"));
    const size = asked < 0 ? most : Math.min(asked, most);
    const from = Number(searchParams.get("offset"));
    return usersAt(rows.slice(from, from + size), rows.length);
  };

describe("the Directus connector", () => {
  it("makes the recorded answers the people that they are", async () => {
    const { feed } = directusAt(RECORDED, { onlineWindowMin: 10 });
    const { reports, complete, serverTime } = await snapshotOf(feed);
    expect(complete).toBe(true);
    expect(new Date(serverTime).toISOString()).toBe("2026-11-21T01:43:52.000Z");
    expect(
      reports.map(({ email, account, lastLoginAt, sessions: [session] }) => [
        email?.split("@")[0],
        account,
        typeof lastLoginAt === "number" ? "logged in" : lastLoginAt,
        session?.page?.url?.replace(`${ADDRESS}/admin`, "") ?? null,
        session?.userAgent?.slice(13, 22) ?? null,
      ]),
    ).toEqual([
      ["noname", "active", null, null, null],
      ["zoe", "active", null, "/content/articles", null],
      ["cy", "active", null, "/users/me", null],
      ["bo", "active", "logged in", "/content/articles/7", "iPhone; C"],
      ["ada", "active", "logged in", "/content/tickets/42", "Windows N"],
      ["admin", "active", "never", null, null],
      ["di", "pending", "never", null, null],
      ["ed", "pending", "never", null, null],
      ["flo", "disabled", "never", null, null],
      ["gus", "disabled", "never", null, null],
    ]);
    expect(reports.filter(hasLiveSession)).toHaveLength(5);
  });

  it("counts nobody as online whose act is older than the window, 5 minutes unless it is said otherwise", async () => {
    const { feed } = directusAt(RECORDED);
    const { reports } = await snapshotOf(feed);
    // Bo and Ada were there 6 minutes before the answer.
    expect(reports.filter(hasLiveSession).map(({ email }) => email)).toEqual([
      "noname@example.com",
      "zoe@example.com",
      "cy@example.com",
    ]);
  });

  it("asks for named fields, in pages of a size that it names, and for the log by the server's own clock", async () => {
    const { feed, asked } = directusAt(RECORDED);
    await feed.describe(signal);
    await snapshotOf(feed);
    expect(
      asked
        .slice(1)
        .map(({ pathname, searchParams }) => [
          pathname,
          Object.fromEntries(searchParams),
        ]),
    ).toEqual([
      [
        "/activity",
        {
          fields: "action,timestamp,ip,user_agent,user",
          sort: "-timestamp",
          limit: "1000",
          filter: JSON.stringify({
            _or: [
              { timestamp: { _gte: "$NOW(-7 minutes)" } },
              {
                _and: [
                  { action: { _eq: "login" } },
                  { timestamp: { _gte: "$NOW(-30 days)" } },
                ],
              },
            ],
          }),
        },
      ],
      [
        "/users",
        {
          fields:
            "id,first_name,last_name,email,status,role.name,last_access,last_page",
          sort: "id",
          limit: "1000",
          offset: "0",
          meta: "total_count,filter_count",
        },
      ],
    ]);
  });

  it("asks the log for what is new when it has read it already", async () => {
    const { feed, asked } = directusAt(RECORDED);
    await feed.describe(signal);
    await snapshotOf(feed);
    await snapshotOf(feed);
    expect(asked.map(({ pathname }) => pathname)).toEqual([
      ...["/server/info", "/activity", "/users", "/activity", "/users"],
    ]);
    expect(asked[3]?.searchParams.get("filter")).toBe(
      '{"timestamp":{"_gte":"$NOW(-7 minutes)"}}',
    );
  });

  it("asks a server of which it knows nothing for no more rows than every server gives", async () => {
    const { feed, asked } = directusAt(RECORDED);
    await snapshotOf(feed);
    expect(asked.map(({ searchParams }) => searchParams.get("limit"))).toEqual([
      "100",
      "-1",
    ]);
  });

  it("asks again what the server is in a worker that goes on with the list of another", async () => {
    const { feed, asked } = directusAt(RECORDED);
    const resume = { position: { epoch: "e", seq: 7 }, mark: null };
    await observe(feed, resume);
    expect(asked.map(({ pathname }) => pathname)).toEqual([
      ...["/server/info", "/activity", "/users"],
    ]);
  });

  it("reads every page, and trusts no default of a hundred", async () => {
    const rows = someUsers(2500);
    const { feed, asked } = directusAt({
      ...RECORDED,
      "/users": paged(rows, 1000),
    });
    await feed.describe(signal);
    const { reports, complete } = await snapshotOf(feed);
    expect([reports.length, complete]).toEqual([2500, true]);
    expect(feed.leastIntervalMs?.()).toBe(10_000);
    expect(asked.filter(({ pathname }) => pathname === "/users")).toHaveLength(
      3,
    );
  });

  it("reads the recorded second page", async () => {
    const { data } = fieldsOf(recordedAnswer("directus/users-list").body) ?? {};
    if (!Array.isArray(data)) throw new Error("A list was recorded.");
    const page2 = fieldsOf(recordedAnswer("directus/users-page2-meta").body)?.[
      "data"
    ];
    expect(page2).toHaveLength(4);
    const info = { project: {}, queryLimit: { default: 4, max: 4 } };
    const { feed, asked } = directusAt({
      ...RECORDED,
      "/server/info": () => jsonResponse({ data: info }, DATE),
      "/users": (url) =>
        url.searchParams.get("page") === "2"
          ? responseOf("directus/users-page2-meta")
          : paged(data, 4)(url),
    });
    await feed.describe(signal);
    await snapshotOf(feed);
    // More than the server gives would be refused.
    for (const { pathname, searchParams } of asked)
      if (pathname !== "/server/info")
        expect(searchParams.get("limit")).toBe("4");
  });

  it("reads on where fewer came than were asked for", async () => {
    const { feed } = directusAt({
      ...RECORDED,
      "/users": paged(someUsers(250), 100),
    });
    await feed.describe(signal);
    const { reports, complete } = await snapshotOf(feed);
    expect([new Set(reports.map(({ id }) => id)).size, complete]).toEqual([
      250,
      true,
    ]);
  });

  it.each([
    ["says that there are more than it gives", 9, false],
    ["says that there are fewer", 2, false],
    ["counts right", 3, true],
  ])(
    "takes a list for whole only when the server %s",
    async (_, total, whole) => {
      const { feed } = directusAt({
        ...RECORDED,
        "/users": (url) =>
          usersAt(
            url.searchParams.get("offset") === "0" ? someUsers(3) : [],
            total,
          ),
      });
      expect((await snapshotOf(feed)).complete).toBe(whole);
    },
  );

  it("ends pages that do not end", async () => {
    const { feed, asked } = directusAt({
      ...RECORDED,
      "/users": () => usersAt(someUsers(3), 1_000_000),
    });
    expect(failureIn(await observe(feed))).toEqual({
      code: "bad_data",
      what: "endless_paging",
    });
    expect(asked.length).toBeLessThan(5);
  });

  it("refuses rows that are no users, and forgives one in a hundred", async () => {
    const rows = [...someUsers(199), { name: "nobody" }];
    const some = directusAt({ ...RECORDED, "/users": () => usersAt(rows) });
    expect((await snapshotOf(some.feed)).complete).toBe(false);
    const many = directusAt({
      ...RECORDED,
      "/users": () => usersAt([{}, {}, { id: "a" }]),
    });
    expect(failureIn(await observe(many.feed))).toMatchObject({
      what: "bad_rows",
    });
  });

  it.each([
    [
      "a token that it does not know",
      "users-bad-token",
      "t",
      { code: "auth_required", reason: "refused" },
    ],
    ["a token that may not", "users-unauth", "t", { code: "forbidden" }],
    [
      "no token: Directus says 403 to that",
      "users-unauth",
      null,
      { code: "auth_required", reason: "missing" },
    ],
    [
      "too many requests",
      "rate-limited-429",
      "t",
      { code: "rate_limited", retryAfterMs: 1000 },
    ],
  ])("says what is wrong with %s", async (_, file, token, failure) => {
    const { feed } = directusAt(
      { ...RECORDED, "/users": () => responseOf(`directus/${file}`) },
      {},
      token,
    );
    expect(failureIn(await observe(feed))).toEqual(failure);
  });

  it("does without a log that the token may not read, and asks for it again when it looks anew what the server is", async () => {
    const { feed, asked } = directusAt({
      ...RECORDED,
      "/activity": () => new Response(null, { status: 403 }),
    });
    const { reports } = await snapshotOf(feed);
    expect(reports.filter(hasLiveSession)).toHaveLength(0);
    await snapshotOf(feed);
    const logs = () =>
      asked.filter(({ pathname }) => pathname === "/activity").length;
    expect(logs()).toBe(1);
    await feed.describe(signal);
    await snapshotOf(feed);
    expect(logs()).toBe(2);
  });

  it("says of a log that fails what a failed request says", async () => {
    const { feed } = directusAt({
      ...RECORDED,
      "/activity": () => new Response(null, { status: 503 }),
    });
    expect(failureIn(await observe(feed)).code).toBe("server_error");
  });

  it("sees by the roster that a page changed, in a worker that has just begun", async () => {
    const first = await snapshotOf(directusAt(RECORDED).feed);
    const people = peopleOf(first.reports);
    const { data } = fieldsOf(recordedAnswer("directus/users-list").body) ?? {};
    const moved = (Array.isArray(data) ? data : []).map((row: unknown) => {
      const fields = fieldsOf(row) ?? {};
      return fields["email"] === "cy@example.com"
        ? { ...fields, last_page: "/files" }
        : row;
    });
    const { feed } = directusAt({
      ...RECORDED,
      "/users": () => usersAt(moved),
    });
    const next = await snapshotOf(feed, (id) => reportOf(people, id));
    expect(next.serverTime - first.serverTime).toBeGreaterThan(5 * MINUTE);
    expect(next.reports.filter(hasLiveSession)).toMatchObject([
      { email: "cy@example.com", lastActiveAt: next.serverTime },
    ]);
  });
  it("sees by the mark that somebody who was not online opened another page, in a worker that has just begun", async () => {
    const { reports, mark, position, serverTime } = await snapshotOf(
      directusAt(RECORDED).feed,
    );
    const people = peopleOf(reports);
    const ada = reports.find(({ email }) => email === "ada@example.com");
    expect(ada?.sessions).toEqual([]);
    expect(mark).not.toContain("tickets");
    const { data } = fieldsOf(recordedAnswer("directus/users-list").body) ?? {};
    const rows: readonly unknown[] = Array.isArray(data) ? data : [];
    const online = async (last_page: string) => {
      const { feed } = directusAt({
        ...RECORDED,
        "/users": () =>
          usersAt(
            rows.map((row) =>
              fieldsOf(row)?.["id"] === ada?.id
                ? { ...fieldsOf(row), last_page }
                : row,
            ),
          ),
      });
      const known: KnownReport = (id) => reportOf(people, id);
      const next = observationIn(
        await observe(feed, { position, mark, known }),
      );
      expect(next.serverTime - serverTime).toBeGreaterThan(5 * MINUTE);
      return next.kind === "snapshot"
        ? next.reports.filter(hasLiveSession).map(({ email }) => email)
        : null;
    };
    expect(await online("/content/tickets/42")).toEqual([]);
    expect(await online("/content/tickets/43")).toEqual(["ada@example.com"]);
  });

  it("says what the server is, and where a person's page is on it", async () => {
    const { feed, asked } = directusAt(RECORDED);
    expect(unwrap(await feed.describe(signal))).toMatchObject({
      name: "Directus",
      canStream: true,
      limits: { onlineWindowMs: 5 * MINUTE },
      userUrl: `${ADDRESS}/admin/users/{id}`,
    });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [{ onlineWindowMin: 0 }, "onlineWindowMin"],
    [{ onlineWindowMin: "5" }, "onlineWindowMin"],
    [{ pages: "admin" }, "pages"],
    [{ pages: "/admin/" }, "pages"],
    [{ pages: "//evil.test:80/" }, "pages"],
    [{ pages: "/a?b" }, "pages"],
  ])("does not take the settings %j", (settings, at) => {
    expect(directus.check(settings)).toMatchObject({
      ok: false,
      failure: { path: [at] },
    });
  });

  it.each([
    null,
    undefined,
    {},
    { onlineWindowMin: 15, pages: "" },
    { pages: "/app/admin" },
  ])("takes the settings %j, and asks its own origin alone", (settings) => {
    expect(directus.check(settings).ok).toBe(true);
    expect(directus.origins(`${ADDRESS}/cms`, settings)).toEqual([ADDRESS]);
    expect(directus.secretOrigin(`${ADDRESS}/cms`, settings)).toBe(ADDRESS);
    expect(directus.needsSecret(settings)).toBe(true);
  });
});
