import { describe, expect, it } from "vitest";
import { explainRow, sampleRows } from "../../../utils/mapping/explain.ts";
import type { Mapping } from "../../../utils/mapping/mapping.ts";
import {
  problemsOf,
  problemsOfSample,
} from "../../../utils/mapping/problems.ts";
import { NOON, after, before } from "../../support/builders.ts";
import { HOUR } from "../../../utils/domain/instant.ts";

const CONTEXT = { serverTime: NOON, address: "https://acme.test/api" };

const mapping = (
  fields: Mapping["list"]["fields"],
  more: Partial<Mapping> = {},
): Mapping => ({
  version: 1,
  auth: { kind: "bearer" },
  list: {
    request: { path: "/users" },
    rows: { at: "users" },
    fields: { id: "id", ...fields },
  },
  online: { when: "listed" },
  ...more,
});

const ofSample = (
  fields: Mapping["list"]["fields"],
  rows: readonly object[],
  more: Partial<Mapping> = {},
) =>
  problemsOfSample(
    mapping(fields, more),
    { users: rows.map((row, id) => ({ id, ...row })) },
    CONTEXT,
  );

describe("what is wrong with a mapping", () => {
  it("is nothing with one that can be used", () => {
    expect(
      problemsOf(mapping({ name: ["a", "b[0].c"], email: "=x || y" })),
    ).toEqual([]);
    const auth = { kind: "header", name: "X-Api-Key", prefix: "Key " } as const;
    const headers = { "X-Section": "é", "X-Method": "GET", Accept: "a/b" };
    expect(
      problemsOf(
        mapping(
          {},
          {
            auth,
            list: { request: { path: "", headers }, fields: { id: "id" } },
          },
        ),
      ),
    ).toEqual([]);
  });

  it.each<readonly [string, Partial<Mapping>, object]>([
    [
      "an expression",
      {
        list: {
          request: { path: "" },
          fields: { id: "id", name: { from: ["a", "=b ||"] } },
        },
      },
      { at: "list.fields.name.1", code: "expression", position: 5 },
    ],
    [
      "a path",
      { list: { request: { path: "" }, fields: { id: "a..b" } } },
      { at: "list.fields.id", code: "expression", position: 1 },
    ],
    [
      "a secret member",
      {
        list: {
          request: { path: "" },
          fields: { id: "id", name: "user.sessionToken" },
        },
      },
      {
        at: "list.fields.name",
        code: "forbidden_member",
        detail: "sessionToken",
      },
    ],
    [
      "one in an expression",
      { list: { request: { path: "" }, fields: { id: "=handshake.auth.id" } } },
      { at: "list.fields.id", code: "forbidden_member", detail: "auth" },
    ],
    [
      "one that it drops itself",
      { list: { request: { path: "" }, fields: { id: "ssn" } }, drop: ["SSN"] },
      { at: "list.fields.id", code: "forbidden_member" },
    ],
    [
      "a zone",
      { clock: { from: "now", unit: "iso", zone: "Mars/Base" } },
      { at: "clock", code: "zone_unknown", detail: "Mars/Base" },
    ],
    [
      "a value",
      { list: { request: { path: "/{{realm}}" }, fields: { id: "id" } } },
      { at: "values.realm", code: "value_missing", detail: "realm" },
    ],
    [
      "no id",
      { list: { request: { path: "" }, fields: {} } },
      { at: "list.fields.id", code: "field_needed" },
    ],
    [
      "no status",
      { online: { when: "status", words: ["on"] } },
      { at: "list.fields.status", code: "field_needed" },
    ],
    [
      "no time",
      { online: { when: "recent", of: "lastSeenAt", withinMs: 60_000 } },
      { at: "list.fields.lastSeenAt", code: "field_needed" },
    ],
    [
      "no header's name",
      { auth: { kind: "header", name: "X Key" } },
      { at: "auth.name", code: "header_name", detail: "X Key" },
    ],
    [
      "a header that was not named yet",
      { auth: { kind: "header", name: "" } },
      { at: "auth.name", code: "field_needed" },
    ],
    [
      "a word before a secret that is no header's text",
      { auth: { kind: "header", name: "X-Key", prefix: "ключ " } },
      { at: "auth.prefix", code: "header_text" },
    ],
    [
      "a secret in the place of a header that anybody may know",
      {
        list: {
          request: { path: "", headers: { "X-Api-Key": "k-1" } },
          fields: { id: "id" },
        },
      },
      {
        at: "list.request.headers.X-Api-Key",
        code: "secret_here",
        detail: "X-Api-Key",
      },
    ],
    [
      "another method than the request's",
      {
        list: {
          request: {
            path: "",
            headers: { "X-HTTP-Method-Override": "GET, trace" },
          },
          fields: { id: "id" },
        },
      },
      {
        at: "list.request.headers.X-HTTP-Method-Override",
        code: "header_text",
      },
    ],
    ...["Cookie", "host", "Content-Length", "Proxy-Authorization", "Sec-X"].map(
      (name): readonly [string, Partial<Mapping>, object] => [
        `a header that the browser keeps to itself: ${name}`,
        {
          auth: { kind: "header", name },
          stream: {
            kind: "events",
            request: { path: "", headers: { [name]: "x" } },
            messages: [{ does: "nothing" }],
          },
        },
        {
          at: `stream.request.headers.${name}`,
          code: "header_name",
          detail: name,
        },
      ],
    ),
    [
      "nothing to join by",
      {
        directory: { request: { path: "" }, fields: { id: "id" }, by: "email" },
      },
      { at: "directory.fields.email", code: "field_needed" },
    ],
  ])("%s", (_, more, problem) => {
    expect(problemsOf(mapping({}, more))).toContainEqual(
      expect.objectContaining(problem),
    );
  });
});

describe("what is wrong with what it makes of a sample", () => {
  it("is nothing where every field yields something", () => {
    expect(
      ofSample({ name: "name", lastSeenAt: { from: "seen", unit: "ms" } }, [
        { name: "Ana", seen: before(5) },
        { name: null, seen: null },
      ]),
    ).toEqual([]);
  });

  it.each<
    readonly [string, Mapping["list"]["fields"], readonly object[], object]
  >([
    [
      "a place where nothing stands",
      { name: "nmae" },
      [{ name: "Ana" }],
      { at: "list.fields.name", code: "finds_nothing" },
    ],
    [
      "seconds read as milliseconds",
      { lastSeenAt: { from: "at", unit: "ms" } },
      [{ at: 1770000000 }],
      { code: "no_time", detail: "s" },
    ],
    [
      "milliseconds read as seconds",
      { lastSeenAt: { from: "at", unit: "s" } },
      [{ at: 1770000000000 }],
      { code: "no_time", detail: "ms" },
    ],
    [
      "a date read as a number",
      { lastSeenAt: { from: "at", unit: "s" } },
      [{ at: "2026-01-01T00:00:00Z" }],
      { code: "no_time", detail: "iso" },
    ],
    [
      "a date without a zone",
      { lastSeenAt: { from: "at", unit: "iso" } },
      [{ at: "2026-01-01T00:00:00" }],
      { code: "zone_needed" },
    ],
    [
      "a time that is still to come",
      { lastSeenAt: { from: "at", unit: "ms" } },
      [{ at: after(HOUR) }],
      { code: "future_time" },
    ],
    [
      "no time at all",
      { lastSeenAt: { from: "at", unit: "iso" } },
      [{ at: "soon" }],
      { code: "no_time" },
    ],
    [
      "a word that is no account",
      { account: "state" },
      [{ state: "enabled" }],
      { code: "account_word", detail: "enabled" },
    ],
    [
      "no address",
      { page: "page" },
      [{ page: "cart" }],
      { code: "no_address", detail: "cart" },
    ],
    [
      "no count",
      { messages: "n" },
      [{ n: "many" }],
      { code: "no_count", detail: "many" },
    ],
    ["no truth", { hidden: "n" }, [{ n: "maybe" }], { code: "no_truth" }],
    [
      "an id that some rows lack",
      { id: "uid" },
      [{ uid: 1 }, {}],
      { at: "list.fields.id", code: "id_missing", count: 1 },
    ],
    [
      "an id that is too long",
      { id: "uid" },
      [{ uid: "x".repeat(200) }],
      { code: "id_unusable" },
    ],
    [
      "two people with one id",
      { id: "kind" },
      [{ kind: "user" }, { kind: "user" }],
      { code: "same_id", detail: "user" },
    ],
  ])("%s", (_, fields, rows, problem) => {
    expect(ofSample(fields, rows)).toEqual([expect.objectContaining(problem)]);
  });

  it("lets people come twice where rows are sessions", () => {
    expect(
      ofSample({ id: "user", session: "id" }, [{ user: "a" }, { user: "a" }]),
    ).toEqual([]);
  });

  it("says which words there are, where none means online", () => {
    const online: Mapping["online"] = { when: "status", words: ["online"] };
    expect(
      ofSample({ status: "s" }, [{ s: "ONLINE" }, { s: "away" }], { online }),
    ).toEqual([
      { at: "online.words", code: "nobody_online", detail: "ONLINE, away" },
    ]);
  });

  it("says that the rows are elsewhere, or that there are none", () => {
    expect(problemsOfSample(mapping({}), { people: [] }, CONTEXT)).toEqual([
      { at: "list.rows.at", code: "no_rows" },
    ]);
    expect(problemsOfSample(mapping({}), { users: [] }, CONTEXT)).toEqual([
      { at: "list.rows.at", code: "empty" },
    ]);
  });
});

describe("a row, explained", () => {
  it("says of each field what stands there and what it becomes", () => {
    const by = mapping({
      name: "name",
      page: "page",
      account: "state",
      lastSeenAt: { from: "seen", unit: "s" },
    });
    const [row] =
      sampleRows(by, {
        users: [
          {
            id: 7,
            name: "Ana",
            page: "/cart?key=1",
            state: "on",
            seen: NOON / 1000,
          },
        ],
      }) ?? [];
    expect(row && explainRow(by, row, CONTEXT)).toEqual([
      { name: "id", at: "list.fields.id", said: "7", value: "7" },
      { name: "name", at: "list.fields.name", said: "Ana", value: "Ana" },
      {
        name: "page",
        at: "list.fields.page",
        said: "/cart?key=1",
        value: "https://acme.test/cart",
      },
      {
        name: "account",
        at: "list.fields.account",
        said: "on",
        value: null,
        code: "account_word",
        detail: "on",
      },
      {
        name: "lastSeenAt",
        at: "list.fields.lastSeenAt",
        said: String(NOON / 1000),
        value: NOON,
      },
    ]);
  });

  it("is a list that brings less than it speaks of, until its pages are asked for", () => {
    const rows = [{ id: 1 }, { id: 2 }];
    const problems = (
      sample: object,
      list: Partial<Mapping["list"]> = {},
    ): unknown => {
      const whole = mapping({});
      return problemsOfSample(
        { ...whole, list: { ...whole.list, ...list } },
        { users: rows, ...sample },
        CONTEXT,
      );
    };
    expect(problems({ total: 2 })).toEqual([]);
    expect(problems({ total: 40 })).toEqual([
      { at: "list.paging", code: "more_rows", detail: "40", count: 2 },
    ]);
    expect(problems({ next: "/users?page=2" })).toEqual([
      { at: "list.paging", code: "more_pages" },
    ]);
    expect(
      problems({ total: 40 }, { paging: { by: "link", at: "next" } }),
    ).toEqual([]);
    // A sample that was cut here does not tell how many came.
    const cut = { users: Array.from({ length: 53 }, (_, id) => ({ id })) };
    expect(problems({ total: 80, ...cut })).toEqual([]);
  });
});
