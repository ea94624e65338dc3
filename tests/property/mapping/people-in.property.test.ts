import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "../../../utils/domain/person.ts";
import { explainRow, sampleRows } from "../../../utils/mapping/explain.ts";
import { Mapping } from "../../../utils/mapping/mapping.ts";
import { peopleIn } from "../../../utils/mapping/people-in.ts";
import {
  problemsOf,
  problemsOfSample,
} from "../../../utils/mapping/problems.ts";
import { NOON, before } from "../../support/builders.ts";

const CONTEXT = { serverTime: NOON, address: "https://acme.test/api" };

/** Every kind of field, in every way. */
const FULL: Mapping = {
  version: 1,
  auth: { kind: "none" },
  list: {
    request: { path: "/" },
    rows: { at: "rows" },
    fields: {
      id: ["id", "=to_string(a)"],
      session: "s",
      name: { from: ["a", "b"], join: " " },
      email: "mail",
      role: { from: "a", words: { "*": "x" }, otherwise: "none" },
      account: "b",
      page: "c[-1].d",
      title: "=a || b",
      messages: "n",
      ip: "a",
      status: "b",
      hidden: "c",
      lastLoginAt: { from: "t", unit: "iso", zone: "Europe/Warsaw" },
      lastSeenAt: { from: "t", unit: "ms" },
      startedAt: { from: "n", unit: "s_ago" },
    },
  },
  online: { when: "recent", of: "lastSeenAt", withinMs: 60_000 },
  activeOn: ["page", "title", "messages", "lastSeenAt", "lastLoginAt"],
};

const name = fc.constantFrom(
  "id",
  "a",
  "b",
  "c",
  "d",
  "n",
  "t",
  "s",
  "mail",
  "rows",
  "__proto__",
  "constructor",
  "token",
);
const scalar = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    " ",
    "active",
    "true",
    "/page",
    "https://x.test/?a=1",
    "2026-03-04T11:59:30Z",
    "__proto__",
  ),
  fc.double(),
  fc.integer({ min: before(120_000), max: NOON + 1000 }),
  fc.boolean(),
  fc.constant(null),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie("json"), { maxLength: 4 }),
    // Through JSON, where "__proto__" is a member like any other.
    fc
      .array(fc.tuple(name, tie("json")), { maxLength: 5 })
      .map(
        (entries) =>
          JSON.parse(
            `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? "null"}`).join(",")}}`,
          ) as unknown,
      ),
  ),
}));

const row = fc.record({
  id: fc.constantFrom("ana", "bo", "cy", 4, "__proto__"),
  s: fc.constantFrom("s1", "s2", null),
  a: scalar,
  b: scalar,
  n: fc.nat(100),
  t: fc.integer({ min: before(120_000), max: NOON }),
  c: fc.array(fc.record({ d: fc.constantFrom("/a", "/b?x=1") }), {
    maxLength: 2,
  }),
});

const reportsIn = (
  ...pages: readonly (readonly unknown[])[]
): readonly Report[] => {
  const read = peopleIn(
    FULL,
    { list: pages.map((rows) => ({ rows })) },
    CONTEXT,
  );
  return read.ok
    ? read.value.reports.toSorted((one, other) => (one.id < other.id ? -1 : 1))
    : [];
};

describe("people that are read by a mapping", () => {
  it("never throw, whatever the answer is", () => {
    fc.assert(
      fc.property(json, (answer) => {
        for (const one of [answer, { rows: answer }, { rows: [answer] }]) {
          const read = peopleIn(
            FULL,
            { list: [one], directory: [one] },
            CONTEXT,
          );
          if (read.ok)
            expect(JSON.parse(JSON.stringify(read.value.reports))).toEqual(
              read.value.reports,
            );
          problemsOfSample(FULL, one, CONTEXT);
          for (const each of sampleRows(FULL, one) ?? [])
            explainRow(FULL, each, CONTEXT);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("are the same in whatever order their rows come", () => {
    fc.assert(
      fc.property(
        fc
          .array(row, { maxLength: 8 })
          .chain((rows) =>
            fc.tuple(
              fc.constant(rows),
              fc.shuffledSubarray(rows, { minLength: rows.length }),
            ),
          ),
        ([rows, shuffled]) => {
          expect(reportsIn(shuffled)).toEqual(reportsIn(rows));
        },
      ),
    );
  });

  it("are the same in however many pages they come, and said again", () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.nat(8),
        fc.nat(3),
        (rows, cut, again) => {
          expect(
            reportsIn(rows.slice(0, cut), rows.slice(Math.max(0, cut - again))),
          ).toEqual(reportsIn(rows));
        },
      ),
    );
  });
});

describe("a mapping", () => {
  it("never throws, whatever stands in its places", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((one) => `=${one}`),
      fc.stringMatching(/^=?[a-c[\]."'`$@|&(){}!=<> *0-9-]{1,30}$/),
    );
    fc.assert(
      fc.property(
        text.filter(({ length }) => length > 0),
        text,
        (place, at) => {
          const parsed = Mapping.safeParse({
            ...FULL,
            list: {
              ...FULL.list,
              rows: { at: place },
              fields: { id: place, name: { from: [place, at || "a"] } },
            },
          });
          if (!parsed.success) return;
          problemsOf(parsed.data);
          peopleIn(parsed.data, { list: [{ a: [{ b: 1 }] }, [1]] }, CONTEXT);
          problemsOfSample(parsed.data, { a: [{ b: 1 }] }, CONTEXT);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
