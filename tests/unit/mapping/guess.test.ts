import { describe, expect, it } from "vitest";
import { guessMapping } from "../../../utils/mapping/guess.ts";
import { Mapping } from "../../../utils/mapping/mapping.ts";
import { peopleIn } from "../../../utils/mapping/people-in.ts";
import { NOON } from "../../support/builders.ts";
import { unwrap } from "../../support/unwrap.ts";

const ISO = new Date(NOON - 20_000).toISOString();

interface Case {
  readonly answer: unknown;
  /** Where the rows are. */
  readonly rows?: object;
  /** Fields as they are to be guessed; others may be, too. */
  readonly fields: object;
  readonly online: object;
}

// Answers as servers of many makers write them, and what a person would map.
const CASES: Readonly<Record<string, Case>> = {
  "a plain list with times in ISO": {
    answer: [
      { id: 7, name: "Ana", email: "ana@acme.test", last_seen: ISO },
      { id: 8, name: "Bo", email: "bo@acme.test", last_seen: ISO },
    ],
    fields: {
      ...{ id: "id", name: "name", email: "email" },
      lastSeenAt: { from: "last_seen", unit: "iso" },
    },
    online: { when: "recent", of: "lastSeenAt", withinMs: 300_000 },
  },
  "a list inside, with times in ms and a word": {
    answer: {
      status: "ok",
      data: {
        users: [
          {
            userId: "u1",
            displayName: "Ana",
            status: "online",
            lastActive: NOON,
          },
          {
            userId: "u2",
            displayName: "Bo",
            status: "offline",
            lastActive: NOON - 9e6,
          },
        ],
      },
    },
    rows: { at: "data.users" },
    fields: {
      ...{ id: "userId", name: "displayName", status: "status" },
      lastActiveAt: { from: "lastActive", unit: "ms" },
    },
    online: { when: "status", words: ["online"] },
  },
  "people by their ids, with seconds": {
    answer: {
      ana: { page: "/billing", since: NOON / 1000 - 60 },
      bo: { page: "/shop", since: NOON / 1000 - 5.5 },
    },
    rows: { as: "entries" },
    fields: {
      ...{ id: "$key", page: "page" },
      startedAt: { from: "since", unit: "s" },
    },
    online: { when: "listed" },
  },
  "members of members, a truth, no zone": {
    answer: {
      items: [
        {
          user: { id: "a", profile: { full_name: "Ana" }, disabled: false },
          isOnline: true,
          lastLogin: "2026-03-04 11:00:00",
          ip: "10.0.0.1",
          user_agent: "Mozilla/5.0 (X11)",
        },
        {
          user: { id: "b", profile: { full_name: "Bo" }, disabled: true },
          isOnline: false,
          lastLogin: "2026-03-03 11:00:00",
          ip: "2001:db8::1",
          user_agent: "curl/8.1",
        },
      ],
      total: 2,
    },
    rows: { at: "items" },
    fields: {
      ...{ id: "user.id", name: "user.profile.full_name", ip: "ip" },
      ...{ userAgent: "user_agent", status: "isOnline" },
      lastLoginAt: { from: "lastLogin", unit: "iso", zone: "UTC" },
      account: {
        from: "user.disabled",
        words: { true: "disabled", false: "active" },
      },
    },
    online: { when: "status", words: ["true"] },
  },
  "an account's word is no presence": {
    answer: [
      { uuid: "a", email: "a@x.test", state: "active", idle_seconds: 4 },
      { uuid: "b", email: "b@x.test", state: "suspended", idle_seconds: 900 },
    ],
    fields: {
      account: {
        from: "state",
        words: { active: "active", suspended: "disabled" },
      },
      lastActiveAt: { from: "idle_seconds", unit: "s_ago" },
    },
    online: { when: "recent", of: "lastActiveAt", withinMs: 300_000 },
  },
  "sessions of people, some with several": {
    answer: {
      sessions: [
        {
          session_id: "s1",
          user_id: "ana",
          started_at: ISO,
          url: "https://a.test/x",
        },
        {
          session_id: "s2",
          user_id: "ana",
          started_at: ISO,
          url: "https://a.test/y",
        },
      ],
    },
    rows: { at: "sessions" },
    fields: { id: "user_id", session: "session_id", page: "url" },
    online: { when: "listed" },
  },
  "names in two fields, which somebody may have one of": {
    answer: [
      { id: 1, first_name: "Ana", last_name: "Pérez", username: "ap" },
      { id: 2, first_name: "Bo", last_name: null, username: "bo" },
    ],
    fields: {
      id: "id",
      name: { from: ["first_name", "last_name"], join: " " },
    },
    online: { when: "listed" },
  },
  "names in two fields of a field": {
    answer: { results: [{ uuid: "a", name: { first: "Ana", last: "Pérez" } }] },
    rows: { at: "results" },
    fields: {
      id: "uuid",
      name: { from: ["name.first", "name.last"], join: " " },
    },
    online: { when: "listed" },
  },
  "a whole name beside its parts": {
    answer: [{ id: 1, name: "Ana P.", firstName: "Ana", lastName: "Pérez" }],
    fields: { id: "id", name: "name" },
    online: { when: "listed" },
  },
  "a name that somebody logs in with, where there is no other": {
    answer: [{ id: 1, login: "ana", first: true, last: false }],
    fields: { id: "id", name: "login" },
    online: { when: "listed" },
  },
  "nothing but names": {
    answer: ["Ana", "Bo"],
    fields: { id: "$value", name: "$value" },
    online: { when: "listed" },
  },
  "nothing but addresses, in a list of any name": {
    answer: { ok: true, errors: [], here: ["ana@acme.test", "bo@acme.test"] },
    rows: { at: "here" },
    fields: { id: "$value", email: "$value" },
    online: { when: "listed" },
  },
  "names in a list that says whose they are": {
    answer: { tags: ["red"], online_users: ["ana", "bo"] },
    rows: { at: "online_users" },
    fields: { id: "$value", name: "$value" },
    online: { when: "listed" },
  },
  "only addresses, under names with dots": {
    answer: { "acme.test/people": [{ mail: "ana@acme.test" }] },
    rows: { at: '["acme.test/people"]' },
    fields: { id: "mail", email: "mail" },
    online: { when: "listed" },
  },
};

describe("a mapping that is guessed", () => {
  it.each(Object.entries(CASES))(
    "of %s",
    (_, { answer, rows, fields, online }) => {
      const guessed = guessMapping(answer, "/people", NOON);
      expect(guessed?.list.request).toEqual({ path: "/people" });
      expect(guessed?.list.rows).toEqual(rows);
      expect(guessed?.list.fields).toMatchObject(fields);
      expect(guessed?.online).toEqual(online);
    },
  );

  it.each(Object.entries(CASES))(
    "can be connected, and finds people: %s",
    (_, { answer }) => {
      const guessed = Mapping.parse(guessMapping(answer, "", NOON));
      const people = unwrap(
        peopleIn(
          guessed,
          { list: [answer] },
          { serverTime: NOON, address: "https://acme.test" },
        ),
      );
      expect(people.reports.length).toBeGreaterThan(0);
      expect(people.complete).toBe(true);
    },
  );

  it.each<readonly [string, unknown]>([
    ["nothing", null],
    ["a text", "hello"],
    ["numbers", [1, 2, 3]],
    ["texts that nobody calls people", { colours: ["red", "blue"] }],
    ["texts of many lines", ["a\nb"]],
    ["texts among other things", ["ana", 2]],
    ["an answer about itself", { ok: true, version: "1.2" }],
    ["weather", [{ temperature: 12, rain: false }]],
    ["a hostile name", { __proto__: null, constructor: [] }],
  ])("is none of %s", (_, answer) => {
    expect(guessMapping(answer, "", NOON)).toBeNull();
  });

  it("looks at the first rows alone, however many there are", () => {
    let looked = 0;
    const rows = Array.from({ length: 1000 }, (_, id) => ({
      id,
      get name() {
        looked++;
        return `n${id}`;
      },
    }));
    expect(guessMapping({ rows }, "", NOON)?.list.fields).toMatchObject({
      ...{ id: "id", name: "name" },
    });
    expect(looked).toBeLessThanOrEqual(50);
  });

  it.each<
    readonly [sentence: string, answer: unknown, rows: object | undefined]
  >([
    ["all of it", [], undefined],
    ["what is called users", { users: [], errors: [] }, { at: "users" }],
    [
      "what lies deeper",
      { data: { total: 0, items: [] } },
      { at: "data.items" },
    ],
  ])(
    "takes a list that is empty at night for one of people: %s",
    (_, answer, rows) => {
      expect(guessMapping(answer, "/x", NOON)).toMatchObject({
        list: { ...(rows === undefined ? {} : { rows }), fields: { id: "id" } },
        online: { when: "listed" },
      });
    },
  );

  it("takes no other list for one", () => {
    for (const answer of [{ errors: [] }, { users: {} }, { data: "" }, 7])
      expect(guessMapping(answer, "", NOON)).toBeNull();
  });

  it("asks for further pages as the answer says that they are asked for", () => {
    const people = [{ id: 1, name: "Ana" }];
    expect(
      guessMapping({ next: "/u?page=2", people }, "/u", NOON)?.list.paging,
    ).toEqual({ by: "link", at: "next" });
    expect(guessMapping(people, "/u", NOON, true)?.list.paging).toEqual({
      by: "link",
    });
    expect(guessMapping({ people }, "/u", NOON)?.list).not.toHaveProperty(
      "paging",
    );
  });

  it("prefers people to a list without any", () => {
    expect(
      guessMapping({ users: [], team: [{ id: 1 }, { id: 2 }] }, "", NOON),
    ).toMatchObject({ list: { rows: { at: "team" } } });
  });
});
