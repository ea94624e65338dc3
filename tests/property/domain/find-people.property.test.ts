import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareHits,
  findPeople,
  personNamed,
} from "../../../utils/domain/find-people.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { anyList } from "./reports.ts";

const typed = fc.oneof(
  fc.constantFrom(
    "a",
    "an",
    "Ana",
    "bo",
    "2",
    "a+b",
    "(",
    "\\",
    " ",
    "é",
    "@",
    "ana@acme.test",
    "C@acme.test",
    "c+x@acme.test",
  ),
  fc.string({ maxLength: 6 }),
);

/** Who the list's own search would find by name, address and, without a name, id. */
const holds = ({ name, email, id }: Report, needle: string): boolean =>
  [name ?? id, email ?? ""].some((text) => text.toLowerCase().includes(needle));

describe("finding people", () => {
  it("counts exactly whose name or address holds the text, and gives the best of them", () => {
    fc.assert(
      fc.property(
        anyList,
        typed,
        fc.integer({ min: 1, max: 8 }),
        (all, text, limit) => {
          const needle = text.trim().toLowerCase();
          const { hits, total } = findPeople(all, text, limit);
          const expected =
            needle === "" ? [] : all.filter((one) => holds(one, needle));
          expect(total).toBe(expected.length);
          expect(hits).toHaveLength(Math.min(limit, total));
          const everybody = findPeople(all, text, all.length + 1).hits;
          expect(everybody.toSorted(compareHits)).toEqual(everybody);
          expect(everybody.slice(0, limit)).toEqual(hits);
        },
      ),
    );
  });

  it("does not depend on the order of the list", () => {
    fc.assert(
      fc.property(anyList, typed, (all, text) => {
        const turned = all.toReversed();
        expect(findPeople(turned, text, 3)).toEqual(findPeople(all, text, 3));
        expect(personNamed(turned, text)).toBe(personNamed(all, text));
      }),
    );
  });

  it("opens nobody whom the text does not name in full", () => {
    fc.assert(
      fc.property(anyList, typed, (all, text) => {
        const id = personNamed(all, text);
        const who = all.find((one) => one.id === id);
        if (who === undefined) return;
        const folded = (one: string | null) =>
          one
            ?.trim()
            .toLowerCase()
            .replace(/\+[^@]*@/, "@");
        expect([who.name, who.email, who.id].map(folded)).toContain(
          folded(text),
        );
      }),
    );
  });
});
