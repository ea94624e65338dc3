import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AddressBook,
  createBook,
  updateBook,
} from "../../../utils/domain/address-book.ts";
import {
  createIndex,
  updateIndex,
} from "../../../utils/domain/people-index.ts";
import { personId } from "../../../utils/domain/ids.ts";
import type { Report } from "../../../utils/domain/person.ts";
import {
  colleaguesOf,
  matchTicket,
} from "../../../utils/domain/ticket-match.ts";
import type { Candidate, Place } from "../../../utils/domain/ticket.ts";
import { online, person } from "../../support/builders.ts";
import { HOSTILE_IDS } from "./reports.ts";
import { forAll } from "./runs.ts";

/* Few names and domains, so that people share addresses, tags and companies; hostile ones among them. */
const local = fc.constantFrom(
  ...["ana", "ANA", "ana+a", "ana+b", "+", "ana+", "__proto__", "constructor"],
  ...["İpek", "ẞ", "\u202eana", "a".repeat(64)],
);
const domain = fc.constantFrom(
  ...[
    "acme.com",
    "Acme.COM",
    "gmail.com",
    "__proto__",
    "constructor",
    "x.test",
  ],
);
const address = fc
  .tuple(local, domain)
  .map(([name, host]) => `${name}@${host}`);
const id = fc.constantFrom(...HOSTILE_IDS, "u1", "u2", "u3", "u4");
const anybody = fc
  .record({
    id,
    email: fc.option(fc.oneof(address, fc.constantFrom("", "no address", "@"))),
    isOnline: fc.boolean(),
    isDisabled: fc.boolean(),
  })
  .map(({ id: key, email, isOnline, isDisabled }): Report => {
    const facts = {
      email,
      account: isDisabled ? "disabled" : "active",
    } as const;
    return isOnline ? online(key, facts) : person(key, facts);
  });
const people = fc.uniqueArray(anybody, {
  selector: (report) => report.id,
  maxLength: 14,
});
const candidates = fc.array(
  fc.record({
    address,
    name: fc.constant(null),
    place: fc.constantFrom<Place>("requester", "thread"),
  }),
  { maxLength: 6 },
);

const answer = (
  book: AddressBook,
  index: ReturnType<typeof createIndex>,
  seen: readonly Candidate[],
) => {
  const { matches, missing } = matchTicket(seen, book, index);
  return {
    ids: matches.map(({ report }) => report.id),
    missing: missing?.address.toLowerCase() ?? null,
    colleagues: seen.map((one) => colleaguesOf(one.address, book, matches)),
  };
};
const answerIn = (reports: readonly Report[], seen: readonly Candidate[]) => {
  const index = createIndex(reports);
  return answer(createBook(index), index, seen);
};
const upper = <Value extends { readonly [key: string]: unknown }>(
  value: Value,
  key: "email" | "address",
): Value => {
  const text = value[key];
  // Of plain letters only: some others have two upper or lower forms.
  return typeof text === "string" && /^[ -~]*$/.test(text)
    ? { ...value, [key]: text.toUpperCase() }
    : value;
};

describe("matching a ticket with a list", () => {
  it("never depends on the order of the list", () => {
    forAll(
      fc
        .tuple(people, candidates)
        .chain(([all, seen]) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.constant(seen),
          ),
        ),
      ([all, shuffled, seen]) => {
        expect(answerIn(shuffled, seen)).toEqual(answerIn(all, seen));
      },
    );
  });

  it("never depends on the case of an address, here or there", () => {
    forAll(fc.tuple(people, candidates), ([all, seen]) => {
      const expected = answerIn(all, seen);
      expect(
        answerIn(
          all,
          seen.map((one) => upper({ ...one }, "address")),
        ),
      ).toEqual(expected);
      expect(
        answerIn(
          all.map((one) => upper({ ...one }, "email")),
          seen,
        ),
      ).toEqual(expected);
    });
  });

  it("finds everybody who has the very address, each once, and nobody without one", () => {
    forAll(fc.tuple(people, candidates), ([all, seen]) => {
      const { ids } = answerIn(all, seen);
      expect(new Set(ids).size).toBe(ids.length);
      for (const report of all) {
        const email = report.email?.trim().toLowerCase() ?? "";
        const isNamed = seen.some((one) => one.address.toLowerCase() === email);
        if (isNamed) expect(ids).toContain(report.id);
        if (email === "") expect(ids).not.toContain(report.id);
      }
    });
  });

  it("says the same of a book that was brought up step by step as of a new one", () => {
    const steps = fc.array(
      fc.record({ upserts: people, removals: fc.array(id, { maxLength: 4 }) }),
      { maxLength: 6 },
    );
    forAll(fc.tuple(people, steps, candidates), ([first, changes, seen]) => {
      const index = createIndex(first);
      const book = createBook(index);
      for (const { upserts, removals } of changes) {
        updateIndex(index, upserts, removals.map(personId));
        updateBook(book, index, index.touched);
        const left = index.reports.filter((report) => report !== undefined);
        expect(answer(book, index, seen)).toEqual(answerIn(left, seen));
        expect(book.version).toBe(index.version);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    });
  });
});
