import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_CANDIDATES, type Place } from "../../../utils/domain/ticket.ts";
import {
  type Collection,
  type Found,
  MOST_FOUND,
  collect,
  ranked,
} from "../../../utils/ticket/ranking.ts";

const find = (
  address: string,
  place: Place,
  more: Partial<Found> = {},
): Found => ({
  address,
  name: null,
  place,
  own: false,
  ...more,
});

const rank = (...finds: readonly Found[]) => {
  const found: Collection = new Map();
  for (const each of finds) collect(found, each);
  return ranked(found);
};

describe("the order of candidates", () => {
  it("follows the place, then the page", () => {
    const { candidates } = rank(
      find("e@x.test", "text"),
      find("d@x.test", "thread"),
      find("b@x.test", "header"),
      find("c@x.test", "link"),
      find("a@x.test", "requester"),
      find("b2@x.test", "header"),
    );
    expect(candidates.map(({ address }) => address)).toEqual(
      ["a", "b", "b2", "c", "d", "e"].map((name) => `${name}@x.test`),
    );
  });

  it.each([
    "support@x.test",
    "no-reply@x.test",
    "noreply+7@x.test",
    "Help-Desk@x.test",
    "mailer-daemon@x.test",
  ])("puts %s last, wherever it stands", (address) => {
    const { candidates } = rank(
      find(address, "requester"),
      find("ana@x.test", "text"),
    );
    expect(candidates[0]?.address).toBe("ana@x.test");
  });

  it("puts who has signed in last", () => {
    const { candidates } = rank(
      find("bo@x.test", "requester", { own: true }),
      find("ana@x.test", "text"),
    );
    expect(candidates[0]?.address).toBe("ana@x.test");
  });

  it("keeps an address once, as it stood first, at its best place and with a name", () => {
    const { candidates } = rank(
      find("Ana@x.test", "text", { name: "Ana" }),
      find("ana@x.test", "header"),
    );
    expect(candidates).toEqual([
      { address: "ana@x.test", name: "Ana", place: "header" },
    ]);
  });

  it("is short, says that there were more, and is bounded while it collects", () => {
    const found: Collection = new Map();
    const taken = Array.from({ length: 10_000 }, (_, index) =>
      collect(found, find(`p${index}@x.test`, "text")),
    ).filter(Boolean);
    expect(taken).toHaveLength(MOST_FOUND);
    expect(ranked(found).candidates).toHaveLength(MOST_CANDIDATES);
    expect(ranked(found).more).toBe(true);
  });

  it("loses nobody among twenty, whatever they are called", () => {
    const name = fc.oneof(
      fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty"),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: MOST_CANDIDATES }), (names) => {
        const { candidates, more } = rank(
          ...names.map((each) => find(`${each}@x.test`, "text")),
        );
        const different = new Set(names.map((each) => each.toLowerCase()));
        expect(candidates).toHaveLength(different.size);
        expect(more).toBe(false);
      }),
    );
  });
});
