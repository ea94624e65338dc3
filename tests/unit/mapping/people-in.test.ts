import { describe, expect, it } from "vitest";
import type { Answers } from "../../../utils/mapping/answers.ts";
import type { Mapping } from "../../../utils/mapping/mapping.ts";
import { peopleIn } from "../../../utils/mapping/people-in.ts";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { personId, sessionId } from "../../../utils/domain/ids.ts";
import {
  NOON,
  before,
  online,
  person,
  session,
} from "../../support/builders.ts";
import { unwrap } from "../../support/unwrap.ts";

const CONTEXT = { serverTime: NOON, address: "https://acme.test/api" };

const mapping = (more: Partial<Mapping> = {}): Mapping => ({
  version: 1,
  auth: { kind: "bearer" },
  list: {
    request: { path: "/users" },
    rows: { at: "users" },
    fields: { id: "id", name: "name", email: "email" },
  },
  online: { when: "listed" },
  ...more,
});

const withFields = (
  fields: Mapping["list"]["fields"],
  more: Partial<Mapping> = {},
): Mapping =>
  mapping({
    list: { request: { path: "/users" }, rows: { at: "users" }, fields },
    ...more,
  });

const read = (
  by: Mapping,
  answers: Answers,
  known: readonly Report[] = [],
): readonly Report[] =>
  unwrap(
    peopleIn(by, answers, {
      ...CONTEXT,
      known: (id) => known.find((one) => one.id === id),
    }),
  ).reports;

const users = (...rows: readonly unknown[]): Answers => ({
  list: [{ users: rows }],
});

describe("the people of an answer", () => {
  it("are its rows, with what the fields say", () => {
    expect(
      read(mapping(), users({ id: 7, name: "Ana", email: "ana@acme.test" })),
    ).toEqual([
      {
        ...person("7", {
          name: "Ana",
          email: "ana@acme.test",
          account: "unknown",
        }),
        sessions: [
          session({
            id: null,
            startedAt: null,
            lastSeenAt: null,
            lastActiveAt: null,
            hidden: null,
          }),
        ],
      },
    ]);
  });

  it("come from the values and entries of an object too, with its keys", () => {
    const presences = {
      "ana@acme.test": { at: 1 },
      __proto__x: { at: 2 },
    };
    const fields = { id: "$key" };
    const entries = {
      request: { path: "/" },
      rows: { at: "presences", as: "entries" as const },
      fields,
    };
    expect(
      read(mapping({ list: entries }), { list: [{ presences }] }).map(
        ({ id }) => id,
      ),
    ).toEqual(["ana@acme.test", "__proto__x"]);
    const values = {
      ...entries,
      rows: { ...entries.rows, as: "values" as const },
      fields: { id: "at" },
    };
    expect(
      read(mapping({ list: values }), { list: [{ presences }] }).map(
        ({ id }) => id,
      ),
    ).toEqual(["1", "2"]);
  });

  it("are whom a row of text names", () => {
    const by = mapping({
      list: { request: { path: "/" }, fields: { id: "$value" } },
    });
    expect(read(by, { list: [["ana", "bo"]] }).map(({ id }) => id)).toEqual([
      "ana",
      "bo",
    ]);
  });

  it.each([
    ["another place", { people: [] }],
    ["no list", { users: {} }],
    ["null", null],
    ["text", "users"],
  ])("are none where there is %s", (_, answer) => {
    expect(peopleIn(mapping(), { list: [answer] }, CONTEXT)).toEqual({
      ok: false,
      failure: { code: "bad_data", what: "no_rows" },
    });
  });

  it("are nobody in an empty list, and that is an answer", () => {
    expect(read(mapping(), users())).toEqual([]);
  });

  it("are none where no row has an id; one of hundreds leaves the list incomplete", () => {
    expect(peopleIn(mapping(), users({ name: "Ana" }), CONTEXT)).toMatchObject({
      failure: { what: "no_rows" },
    });
    const many = Array.from({ length: 200 }, (_, id) => ({ id }));
    expect(
      peopleIn(mapping(), users(...many, { name: "?" }), CONTEXT),
    ).toMatchObject({
      ok: true,
      value: { complete: false, gone: null, rows: 201 },
    });
    expect(
      peopleIn(mapping(), users({ id: 1 }, { name: "?" }), CONTEXT),
    ).toMatchObject({ failure: { what: "bad_rows" } });
  });

  it("leave out rows that are of nobody, where the mapping says which", () => {
    const by = mapping({
      list: { ...mapping().list, rows: { at: "users", only: "id" } },
    });
    expect(read(by, users({ id: 1 }, { name: "a visitor" }))).toHaveLength(1);
  });
});

describe("a field", () => {
  const one = (
    field: Mapping["list"]["fields"]["name"],
    row: object,
  ): string | null =>
    read(withFields({ id: "id", name: field }), users({ id: 1, ...row }))[0]
      ?.name ?? null;

  it("takes the first place that says something", () => {
    expect(one(["a", "b"], { a: "  ", b: "Bo" })).toBe("Bo");
    expect(one(["a", "b"], { a: null, b: 5 })).toBe("5");
    expect(one(["a", "b"], {})).toBeNull();
  });

  it("puts places together without those that say nothing", () => {
    const full = { from: ["first", "last"], join: " " };
    expect(one(full, { first: "Ana", last: "Pérez" })).toBe("Ana Pérez");
    expect(one(full, { first: null, last: "Pérez" })).toBe("Pérez");
    expect(one(full, { first: null, last: null })).toBeNull();
    expect(one({ from: "roles", join: ", " }, { roles: ["a", "", "b"] })).toBe(
      "a, b",
    );
  });

  it("has other words for the platform's, and one for what is not said", () => {
    const role = {
      from: "admin",
      words: { true: "admin", "*": "user" },
      otherwise: "guest",
    };
    expect(one(role, { admin: true })).toBe("admin");
    expect(one(role, { admin: false })).toBe("user");
    expect(one(role, {})).toBe("guest");
    expect(one({ from: "a", words: { x: "y" } }, { a: "z" })).toBe("z");
    expect(one({ from: "a", words: { x: "y" } }, { a: "constructor" })).toBe(
      "constructor",
    );
  });

  it("reads paths into lists, and names with dots", () => {
    expect(one("a.b[-1].c", { a: { b: [{ c: 1 }, { c: 2 }] } })).toBe("2");
    expect(
      one('["https://acme.test/name"]', { "https://acme.test/name": "Ana" }),
    ).toBe("Ana");
    expect(one("h.user-agent", { h: { "user-agent": "x" } })).toBe("x");
  });

  it("finds own members alone", () => {
    expect(one("constructor.name", {})).toBeNull();
    expect(
      one("__proto__.a", JSON.parse('{"__proto__":{"a":"own"}}') as object),
    ).toBe("own");
  });

  it("is asked of an expression, which knows the key and fails quietly", () => {
    expect(one("=split(a,'@')[0]", { a: "ana@x" })).toBe("ana");
    expect(one("=split(a,'@')[0]", { a: null })).toBeNull();
    expect(
      one("=let $p = primary in mails[?id==$p].address | [0]", {
        primary: 2,
        mails: [
          { id: 1, address: "a" },
          { id: 2, address: "b" },
        ],
      }),
    ).toBe("b");
    const entries = {
      request: { path: "/" },
      rows: { as: "entries" as const },
      fields: { id: "=join('-', ['u', $key])" },
    };
    expect(read(mapping({ list: entries }), { list: [{ a: 1 }] })[0]?.id).toBe(
      "u-a",
    );
  });

  it("never reads what is dropped, by whatever way", () => {
    const row = {
      auth: { x: "secret!" },
      session_token: "secret!",
      deep: { Cookie: "secret!", own: "secret!", ok: "fine" },
    };
    for (const path of [
      "auth.x",
      "session_token",
      "deep.Cookie",
      "=deep.Cookie",
      "=to_string(@)",
      "=join('', values(deep))",
      "=deep.*|[0]",
    ]) {
      const by = withFields({ id: "id", name: path }, { drop: ["own"] });
      expect(JSON.stringify(read(by, users({ id: 1, ...row })))).not.toContain(
        "secret!",
      );
    }
  });
});

describe("an id", () => {
  it.each([
    ["too long", "x".repeat(129)],
    ["a number that lost its last digits", 2 ** 64],
    ["an object", {}],
    ["blank", "  "],
  ])("is none when it is %s", (_, id) => {
    expect(peopleIn(mapping(), users({ id }), CONTEXT).ok).toBe(false);
  });

  it("may be any name", () => {
    const ids = [
      "1234567890123456800",
      "__proto__",
      "constructor",
      "toString",
      "0",
      "null",
    ];
    expect(
      read(mapping(), users(...ids.map((id) => ({ id })))).map(({ id }) => id),
    ).toEqual(ids);
  });
});

describe("rows of one person", () => {
  const by = withFields({
    id: "user",
    session: "id",
    name: "name",
    startedAt: { from: "start", unit: "ms" },
    lastActiveAt: { from: "active", unit: "ms" },
    page: "page",
    ip: "ip",
  });
  const rows = [
    {
      user: "ana",
      id: "s1",
      name: null,
      start: before(9 * MINUTE),
      active: before(SECOND),
      page: "/cart",
    },
    {
      user: "bo",
      id: "s2",
      name: "Bo",
      start: before(MINUTE),
      active: before(MINUTE),
    },
    {
      user: "ana",
      id: "s3",
      name: "Ana",
      start: before(5 * MINUTE),
      active: before(4 * MINUTE),
    },
  ];

  it("are their sessions, the newest first", () => {
    const [ana] = read(by, users(...rows));
    expect(ana).toMatchObject({
      id: "ana",
      name: "Ana",
      lastActiveAt: before(SECOND),
      sessions: [
        { id: "s1", page: { url: "https://acme.test/cart" } },
        { id: "s3" },
      ],
    });
  });

  it("say each session once, though pages overlap", () => {
    const twice = read(by, {
      list: [{ users: rows.slice(0, 2) }, { users: rows }],
    });
    expect(twice).toEqual(read(by, users(...rows)));
  });

  it("without ids of sessions are one session", () => {
    const plain = withFields({ id: "user", name: "name" });
    expect(read(plain, users(...rows))[0]?.sessions).toHaveLength(1);
  });
});

describe("who is online", () => {
  it("is who has one of the words", () => {
    const by = withFields(
      { id: "id", status: "presence" },
      { online: { when: "status", words: ["online", "away"] } },
    );
    const found = read(
      by,
      users(
        { id: 1, presence: "online" },
        { id: 2, presence: "offline" },
        { id: 3 },
      ),
    );
    expect(found.map(({ sessions }) => sessions.length)).toEqual([1, 0, 0]);
  });

  it("is who was there a short time ago, by the server's clock", () => {
    const by = withFields(
      { id: "id", lastSeenAt: { from: "seen", unit: "ms" } },
      { online: { when: "recent", of: "lastSeenAt", withinMs: 5 * MINUTE } },
    );
    const found = read(
      by,
      users(
        { id: 1, seen: before(5 * MINUTE - 1) },
        { id: 2, seen: before(5 * MINUTE) },
        { id: 3 },
      ),
    );
    expect(found.map(({ sessions }) => sessions.length)).toEqual([1, 0, 0]);
  });
});

describe("a directory", () => {
  const listed = { users: [{ id: "7", mail: "ANA@acme.test ", name: "ana" }] };
  const directory = [
    {
      people: [
        { uid: "u1", mail: "ana@acme.test", name: "Ana Pérez", role: "admin" },
        { uid: "u2", mail: null, name: "Bo" },
      ],
    },
  ];
  const by = (key: "id" | "email"): Mapping =>
    withFields(
      { id: "id", email: "mail", name: "name" },
      {
        directory: {
          request: { path: "/people" },
          rows: { at: "people" },
          fields: { id: "uid", email: "mail", name: "name", role: "role" },
          by: key,
        },
      },
    );

  it("is joined by the address, and knows the person better", () => {
    expect(read(by("email"), { list: [listed], directory })).toMatchObject([
      { id: "u1", name: "Ana Pérez", role: "admin", sessions: [{}] },
      { id: "u2", name: "Bo", sessions: [] },
    ]);
  });

  it("is joined by the id; who is in one alone is a person of their own", () => {
    expect(
      read(by("id"), { list: [listed], directory }).map(({ id, sessions }) => [
        id,
        sessions.length,
      ]),
    ).toEqual([
      ["u1", 0],
      ["u2", 0],
      ["7", 1],
    ]);
  });
});

describe("sessions that are asked for one by one", () => {
  it("take the place of what the list says, for those who were asked for", () => {
    const by = withFields(
      { id: "id" },
      {
        each: {
          request: { path: "/sessions/{id}" },
          fields: { session: "id", ip: "ip" },
          people: 10,
        },
      },
    );
    const each = new Map([
      ["1", [[{ id: "s1", ip: "203.0.113.7" }, { id: "s2" }]]],
      ["2", [[]]],
    ]);
    const found = read(by, { ...users({ id: 1 }, { id: 2 }, { id: 3 }), each });
    expect(found.map(({ sessions }) => sessions.map(({ id }) => id))).toEqual([
      ["s1", "s2"],
      [],
      [],
    ]);
  });
});

describe("what only two answers tell", () => {
  const by = withFields(
    {
      id: "id",
      page: "page",
      messages: "n",
      lastLoginAt: { from: "login", unit: "ms" },
    },
    { activeOn: ["page", "messages", "lastLoginAt"] },
  );
  const held = online("1", {
    lastLoginAt: before(60 * MINUTE),
    lastActiveAt: before(20 * MINUTE),
    counts: { sessions: null, messages: 3, questions: null },
    sessions: [
      session({
        id: null,
        lastActiveAt: before(20 * MINUTE),
        page: {
          url: "https://acme.test/a",
          title: null,
          feature: null,
          since: null,
        },
      }),
    ],
  });
  const same = { id: 1, page: "/a", n: 3, login: before(60 * MINUTE) };

  it.each([
    ["the page", { page: "/b" }],
    ["a message", { n: 4 }],
    ["a login", { login: before(MINUTE) }],
  ])("%s is activity now", (_, change) => {
    const [ana] = read(by, users({ ...same, ...change }), [held]);
    expect(ana).toMatchObject({
      lastActiveAt: NOON,
      sessions: [{ lastActiveAt: NOON }],
    });
  });

  it("nothing new keeps what was known; somebody new is no activity", () => {
    expect(read(by, users(same), [held])[0]).toMatchObject({
      lastActiveAt: before(20 * MINUTE),
      sessions: [{ lastActiveAt: before(20 * MINUTE) }],
    });
    expect(read(by, users(same))[0]).toMatchObject({ lastActiveAt: null });
  });

  it("a start that is counted back stays where it was", () => {
    const ago = withFields({
      id: "id",
      session: "s",
      startedAt: { from: "up", unit: "s_ago" },
    });
    const [first] = read(ago, users({ id: 1, s: "x", up: 600 }));
    expect(first?.sessions[0]?.startedAt).toBe(before(10 * MINUTE));
    const known = online("1", {
      sessions: [
        session({ id: sessionId("x"), startedAt: before(10 * MINUTE + 1700) }),
      ],
    });
    expect(known.id).toBe(personId("1"));
    expect(
      read(ago, users({ id: 1, s: "x", up: 600 }), [known])[0]?.sessions[0]
        ?.startedAt,
    ).toBe(before(10 * MINUTE + 1700));
    expect(
      read(ago, users({ id: 1, s: "x", up: 60 }), [known])[0]?.sessions[0]
        ?.startedAt,
    ).toBe(before(MINUTE));
  });
});
