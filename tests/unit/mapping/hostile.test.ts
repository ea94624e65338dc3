import { describe, expect, it, vi } from "vitest";
import { parse } from "../../../utils/connectors/json-answer.ts";
import { MAX_SESSIONS } from "../../../utils/domain/outside-limits.ts";
import { memoryOf } from "../../../utils/mapping/answer-mark.ts";
import type { Mapping } from "../../../utils/mapping/mapping.ts";
import { peopleIn } from "../../../utils/mapping/people-in.ts";
import { NOON, after, before } from "../../support/builders.ts";

const CONTEXT = { serverTime: NOON, address: "https://acme.test/api" };

const FIELDS: Mapping["list"]["fields"] = {
  id: "id",
  session: "sid",
  name: "name",
  startedAt: { from: "start", unit: "ms" },
  lastSeenAt: { from: "seen", unit: "ms" },
};
const mapping = (
  fields: Mapping["list"]["fields"] = FIELDS,
  more: Partial<Mapping> = {},
): Mapping => ({
  version: 1,
  auth: { kind: "none" },
  list: { request: { path: "" }, fields },
  online: { when: "listed" },
  ...more,
});

const read = (rows: unknown, by: Mapping = mapping()) =>
  peopleIn(by, { list: [rows] }, CONTEXT);

const reportsOf = (rows: unknown, by?: Mapping) => {
  const people = read(rows, by);
  if (!people.ok) throw new Error(JSON.stringify(people.failure));
  return people.value.reports;
};

const ROWS = 5000;

describe("a hostile answer", () => {
  it.each([
    ["different sessions", (at: number) => ({ sid: `s${at}`, seen: at })],
    [
      "sessions that began at other times",
      (at: number) => ({ start: NOON - at }),
    ],
    ["rows that are all the same", () => ({ name: "Ana" })],
    ["rows of one time", (at: number) => ({ name: `Ana ${at}`, seen: NOON })],
  ])("of very many rows, all of one person: %s", (_, more) => {
    const rows = Array.from({ length: ROWS }, (__, at) => ({
      id: "ana",
      ...more(at),
    }));
    const written = vi.spyOn(JSON, "stringify");
    const [ana, ...others] = reportsOf(rows);
    // To bring them into one order each is written once, and not with each of the others.
    expect(written.mock.calls.length).toBeLessThanOrEqual(ROWS);
    written.mockRestore();
    expect(others).toEqual([]);
    expect(ana?.sessions.length).toBeLessThanOrEqual(MAX_SESSIONS);
  });

  it("that calls people as members of every object makes people of them, and nothing else", () => {
    const rows: unknown = JSON.parse(
      `[{"id":"__proto__","name":"Ana"},{"id":"constructor"},{"id":"toString","__proto__":{"name":"x","sid":"y"}}]`,
    );
    const reports = reportsOf(rows);
    expect(reports.map(({ id, name }) => [id, name])).toEqual([
      ["__proto__", "Ana"],
      ["constructor", null],
      ["toString", null],
    ]);
    expect(reports.every(({ sessions }) => sessions.length === 1)).toBe(true);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect("name" in {}).toBe(false);
  });

  it.each([
    ["larger than is exact", 2 ** 53, 2 ** 53 + 2],
    ["with digits that are lost", Number("12345678901234567"), 2 ** 60],
    ["empty", "", "   "],
    ["of 10 kB", "x".repeat(10_000), `${"x".repeat(9999)}y`],
  ])("whose ids cannot be told apart names nobody by them: %s", (_, a, b) => {
    expect(read([{ id: a }, { id: b }])).toEqual({
      ok: false,
      failure: { code: "bad_data", what: "no_rows" },
    });
    const many = Array.from({ length: 200 }, (__, id) => ({ id }));
    expect(read([...many, { id: a }])).toMatchObject({
      value: { complete: false, rows: 201 },
    });
  });

  it("with a letter that is none says the same id each time", () => {
    const ids = [{ id: "a\ud800" }, { id: "a\ufffd" }];
    expect(reportsOf(ids).map(({ id }) => id)).toEqual(["a\ufffd"]);
  });

  it.each([
    ["8640000000000000", 8.64e15],
    ["a year of six digits", "+275760-09-13T00:00:00.000Z"],
    ["before everything", -8.64e15],
    ["no number", "NaN"],
    ["a list", [[NOON]]],
    ["an object", { valueOf: NOON }],
  ])("that says an impossible time says none: %s", (_, time) => {
    for (const unit of ["ms", "s", "iso", "ms_ago", "s_ago"] as const) {
      const lastSeenAt = { from: "seen", unit };
      const online = {
        when: "recent",
        of: "lastSeenAt",
        withinMs: 60_000,
      } as const;
      const rows = [{ id: 1, seen: time }];
      expect(
        reportsOf(rows, mapping({ id: "id", lastSeenAt }, { online })),
      ).toMatchObject([{ lastSeenAt: null, sessions: [] }]);
    }
  });

  it.each([
    ["arrays", "["],
    ["objects", '{"a":'],
    ["both, in texts that look closed", '["]",{"a":'],
  ])(
    "nested a hundred thousand times is refused before it is parsed: %s",
    (_, open) => {
      const bytes = new TextEncoder().encode(open.repeat(100_000));
      expect(parse(bytes)).toMatchObject({
        ok: false,
        failure: { code: "too_large" },
      });
    },
  );

  it.each([
    ["a byte that is none", [0x5b, 0x22, 0xff, 0x22, 0x5d]],
    ["a letter written too long", [0x5b, 0x22, 0xc0, 0xaf, 0x22, 0x5d]],
    ["half a letter", [0x5b, 0x22, 0xe2, 0x82, 0x22, 0x5d]],
  ])("that is no text is no answer: %s", (_, bytes) => {
    expect(parse(new Uint8Array(bytes))).toEqual({
      ok: false,
      failure: { code: "bad_data", what: "encoding" },
    });
  });

  it("with a text in a field that is JSON, nested deeply, says nothing there", () => {
    const visitor = "[".repeat(4000) + "]".repeat(4000);
    const by = mapping({ id: "id", name: `visitor${"[0]".repeat(50)}.name` });
    expect(reportsOf([{ id: 1, visitor }], by)).toMatchObject([{ name: null }]);
  });
});

describe("what is remembered of an answer", () => {
  it.each([
    null,
    "",
    "{",
    "null",
    "[1]",
    "5",
    '{"pages":[1],"missed":{"a":1}}',
    '{"a":"x","b":"y"}',
  ])("is nothing where something else was written: %j", (mark) => {
    expect(memoryOf(mark)).toEqual({ pages: new Map(), missed: new Set() });
  });

  it("has people by the names of members", () => {
    const mark =
      '{"pages":{"__proto__":"x","constructor":"y"},"missed":["__proto__"]}';
    const { pages, missed } = memoryOf(mark);
    expect([...pages]).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
    expect([...missed]).toEqual(["__proto__"]);
  });
});

describe("times that lie ahead", () => {
  it("make nobody online for ever", () => {
    const online = {
      when: "recent",
      of: "lastSeenAt",
      withinMs: 60_000,
    } as const;
    const seen = (at: number) =>
      reportsOf([{ id: 1, seen: at }], mapping(FIELDS, { online }))[0]?.sessions
        .length;
    expect(seen(before(59_000))).toBe(1);
    expect(seen(after(5_000))).toBe(1);
    expect(seen(after(3_600_000 * 24 * 365))).toBe(0);
  });
});
