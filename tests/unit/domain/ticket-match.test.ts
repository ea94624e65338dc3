import { describe, expect, it } from "vitest";
import { createBook, updateBook } from "../../../utils/domain/address-book.ts";
import {
  createIndex,
  updateIndex,
} from "../../../utils/domain/people-index.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { personId } from "../../../utils/domain/ids.ts";
import {
  colleaguesOf,
  matchTicket,
} from "../../../utils/domain/ticket-match.ts";
import type { Candidate } from "../../../utils/domain/ticket.ts";
import { online, person } from "../../support/builders.ts";
import { candidate } from "../../support/ticket-builders.ts";

const ANA = online("ana", { email: "Ana@Acme.com" });
const ANA_SHOP = person("ana-shop", { email: "ana+shop@acme.com" });
const BEN = online("ben", { email: "ben@acme.com" });
const CLO = person("clo", { email: "clo@acme.com" });
const GIL = online("gil", { email: "gil@gmail.com" });
const HAL = online("hal", { email: "hal@gmail.com" });
const ADA = online("ada", { email: "ada@acme.com", account: "disabled" });
const NOBODY = person("nobody");

const match = (people: readonly Report[], candidates: readonly Candidate[]) => {
  const index = createIndex(people);
  const book = createBook(index);
  const { matches, missing } = matchTicket(candidates, book, index);
  return {
    ids: matches.map(({ report }) => report.id),
    missing: missing?.address ?? null,
    colleagues: colleaguesOf(
      matches[0]?.report.email ?? candidates[0]?.address ?? "",
      book,
      matches,
    ),
  };
};
const idsOf = (people: readonly Report[], ...addresses: readonly string[]) =>
  match(
    people,
    addresses.map((address) => candidate(address)),
  ).ids;

describe("the people of a ticket", () => {
  it.each<readonly [string, readonly string[]]>([
    ["ana@acme.com", ["ana"]],
    ["ANA@ACME.COM", ["ana"]],
    ["ana+shop@acme.com", ["ana-shop"]],
    ["ANA+Shop@acme.com", ["ana-shop"]],
    ["ana+other@acme.com", ["ana"]],
    ["ana@acme.com.evil.test", []],
    ["zoe@acme.com", []],
    ["@acme.com", []],
    ["", []],
  ])("are found by %s: %j", (address, ids) => {
    expect(idsOf([ANA, ANA_SHOP, BEN, NOBODY], address)).toEqual(ids);
  });

  it("are found under their tag by an address without one, and never by another tag", () => {
    expect(idsOf([ANA_SHOP], "ana@acme.com")).toEqual(["ana-shop"]);
    expect(idsOf([ANA_SHOP], "ana+work@acme.com")).toEqual([]);
  });

  it("stand in the order of the page, each once", () => {
    expect(
      idsOf([ANA, BEN, CLO], "clo@acme.com", "ana@acme.com", "ANA@acme.com"),
    ).toEqual(["clo", "ana"]);
  });

  it("who share an address stand in the order of their ids", () => {
    const team = ["t3", "t1", "t2"].map((id) =>
      person(id, { email: "team@acme.com" }),
    );
    expect(idsOf(team, "team@acme.com")).toEqual(["t1", "t2", "t3"]);
  });

  it("name the requester whom the list does not have, but nobody who is only mentioned", () => {
    const zoe = candidate("zoe@other.test");
    expect(
      match([ANA], [zoe, candidate("ana@acme.com", "thread")]),
    ).toMatchObject({ ids: ["ana"], missing: "zoe@other.test" });
    expect(
      match([ANA], [candidate("zoe@other.test", "text")]).missing,
    ).toBeNull();
    expect(match([ANA], [zoe, candidate("ana@acme.com")]).missing).toBeNull();
  });
});

describe("colleagues", () => {
  it("are who of the same domain is online, without those whom the page names", () => {
    const people = [ANA, BEN, CLO, GIL];
    expect(match(people, [candidate("ana@acme.com")]).colleagues).toEqual({
      company: "acme.com",
      online: 1,
    });
    expect(
      match(people, [candidate("ana@acme.com"), candidate("ben@acme.com")])
        .colleagues,
    ).toBeNull();
  });

  it("are there also for somebody whom nobody knows", () => {
    expect(match([ANA, BEN], [candidate("zoe@acme.com")]).colleagues).toEqual({
      company: "acme.com",
      online: 2,
    });
  });

  it("are none at a provider of mail for everybody", () => {
    expect(
      match([GIL, HAL], [candidate("gil@gmail.com")]).colleagues,
    ).toBeNull();
  });

  it("are none with a disabled account, whatever session it has", () => {
    expect(
      match([ANA, ADA], [candidate("ana@acme.com")]).colleagues,
    ).toBeNull();
  });
});

describe("the book of addresses, brought up by what was touched", () => {
  it("knows who came, left, went online, and got another address", () => {
    const index = createIndex([ANA, CLO]);
    const book = createBook(index);
    const step = (
      upserts: readonly Report[],
      removals: readonly string[] = [],
    ) => {
      updateIndex(index, upserts, removals.map(personId));
      updateBook(book, index, index.touched);
    };
    const seen = (address: string) => {
      const { matches } = matchTicket([candidate(address)], book, index);
      const colleagues = colleaguesOf(address, book, matches);
      return [matches[0]?.report.id ?? null, colleagues?.online ?? 0];
    };
    expect(seen("clo@acme.com")).toEqual(["clo", 1]);
    step([BEN]);
    expect(seen("clo@acme.com")).toEqual(["clo", 2]);
    step([online("clo", { email: "clo@new.test" })]);
    expect(seen("clo@acme.com")).toEqual([null, 2]);
    expect(seen("clo@new.test")).toEqual(["clo", 0]);
    expect(seen("zoe@new.test")).toEqual([null, 1]);
    step([], ["ana", "ben"]);
    expect(seen("ana@acme.com")).toEqual([null, 0]);
    // The slots of who left are given to who comes.
    step([GIL, ANA]);
    expect(seen("gil@gmail.com")).toEqual(["gil", 0]);
    expect(seen("ana@acme.com")).toEqual(["ana", 0]);
  });
});
