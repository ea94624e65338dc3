import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRows, locateRows } from "../../../utils/connectors/rows.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly more: unknown;
}

/** Texts that would lead a careless scanner astray: brackets, quotes and escapes inside strings, names beyond Latin. */
const tricky = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constantFrom(
    '},{"id":"x"',
    '\\"',
    '"]}',
    "李小龍",
    "مريم",
    "\\",
    "🙂",
    "a\nb",
  ),
);
const row: fc.Arbitrary<Row> = fc.record({
  id: fc.stringMatching(/^[a-h]$/),
  name: tricky,
  more: fc.oneof(
    fc.constant(null),
    fc.array(tricky, { maxLength: 2 }),
    fc.record({ deep: fc.record({ deeper: tricky }) }),
  ),
});
const rowsArbitrary = fc.uniqueArray(row, {
  selector: ({ id }) => id,
  maxLength: 8,
});
const style = fc.record({
  space: fc.constantFrom("", " ", "\n  "),
  rowsFirst: fc.boolean(),
  perPage: fc.integer({ min: 1, max: 4 }),
});

const encode = (
  rows: readonly Row[],
  {
    space,
    rowsFirst,
    perPage,
  }: { space: string; rowsFirst: boolean; perPage: number },
) => {
  const pages: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < rows.length; at += perPage) {
    const users = rows
      .slice(at, at + perPage)
      .map((one) => JSON.stringify(one, null, space === "" ? 0 : 1));
    const list = `"users"${space}:${space}[${space}${users.join(`${space},${space}`)}${space}]`;
    const rest = `"users2":[1],"epoch":"e","note":"\\"users\\":["`;
    pages.push(
      new TextEncoder().encode(
        `{${space}${rowsFirst ? `${list},${rest}` : `${rest},${list}`}${space}}`,
      ),
    );
  }
  return pages;
};

const idOf = (value: unknown): string | null => (value as Row).id;

describe("comparing two answers as bytes", () => {
  it("finds exactly the rows that differ, are new, or went", () => {
    fc.assert(
      fc.property(rowsArbitrary, rowsArbitrary, style, (before, after, how) => {
        const old = locateRows(
          encode(before, how),
          "users",
          before.map(({ id }) => id),
        );
        expect(old).not.toBeNull();
        if (old === null) return;
        const compared = compareRows(old, encode(after, how), "users", idOf);
        if (compared === null)
          return expect.unreachable("nothing here is unexpected");
        const known = new Map(
          before.map((one) => [one.id, JSON.stringify(one)]),
        );
        const expected = after.filter(
          (one) => known.get(one.id) !== JSON.stringify(one),
        );
        const byId = (a: Row, b: Row) => (a.id < b.id ? -1 : 1);
        expect((compared.changed as Row[]).toSorted(byId)).toEqual(
          expected.toSorted(byId),
        );
        const ids = new Set(after.map(({ id }) => id));
        expect(compared.removed.toSorted()).toEqual(
          before
            .map(({ id }) => id)
            .filter((id) => !ids.has(id))
            .toSorted(),
        );
        expect(compared.rows.ids).toEqual(after.map(({ id }) => id));
        for (const text of compared.rest)
          expect(JSON.parse(text)).toMatchObject({ users: [], epoch: "e" });
      }),
      { numRuns: 2000 },
    );
  });

  it("goes on from answer to answer: each comparison is the ground of the next", () => {
    fc.assert(
      fc.property(
        fc.array(rowsArbitrary, { minLength: 2, maxLength: 6 }),
        style,
        (answers, how) => {
          const [first = [], ...later] = answers;
          let rows = locateRows(
            encode(first, how),
            "users",
            first.map(({ id }) => id),
          );
          const held = new Map(first.map((one) => [one.id, one]));
          for (const answer of later) {
            const compared: ReturnType<typeof compareRows> =
              rows === null
                ? null
                : compareRows(rows, encode(answer, how), "users", idOf);
            if (compared === null)
              return expect.unreachable("nothing here is unexpected");
            for (const one of compared.changed as Row[]) held.set(one.id, one);
            for (const id of compared.removed) held.delete(id);
            rows = compared.rows;
            expect(new Map(answer.map((one) => [one.id, one]))).toEqual(held);
          }
        },
      ),
    );
  });

  it("gives up on anything cut off, rather than guess", () => {
    fc.assert(
      fc.property(
        rowsArbitrary,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (rows, share) => {
          const how = { space: "", rowsFirst: false, perPage: 100 };
          const [page = new Uint8Array()] = encode(rows, how);
          const old = locateRows(
            [page],
            "users",
            rows.map(({ id }) => id),
          );
          if (old === null)
            return expect.unreachable("nothing here is unexpected");
          const cut = page.subarray(0, Math.floor(page.length * share));
          let compared: unknown = null;
          try {
            compared = compareRows(old, [cut], "users", idOf);
          } catch {
            return; // The connector parses the whole answer then, which says what is wrong.
          }
          if (compared === null) return;
          // Only the closing brace behind the rows was lost: the page without its rows does not parse.
          expect(() =>
            JSON.parse((compared as { rest: string[] }).rest.join("")),
          ).toThrow();
        },
      ),
    );
  });
});
