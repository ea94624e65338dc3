import { describe, expect, test } from "vitest";
import { findPeople, personNamed } from "../../../utils/domain/find-people.ts";
import { online, person } from "../../support/builders.ts";

const ANA = online("7", { name: "Ana Pérez", email: "ana@acme.test" });
const BO = person("8", { name: "Bo Anand", email: "bo@acme.test" });
const DIANA = online("9", { name: "Diana Bo", email: "d@lotus.test" });
const NAMELESS = person("machine-1");
const ALL = [NAMELESS, DIANA, BO, ANA];

const found = (text: string, limit = 8) =>
  findPeople(ALL, text, limit).hits.map(({ report }) => report.id);

describe("people who fit a typed text", () => {
  test("come best first: the beginning of a word before a part of it", () => {
    expect(found("ana")).toEqual(["7", "8", "9"]);
    expect(found("an")).toEqual(["7", "8", "9"]);
  });

  test("come online first where they fit alike", () => {
    expect(found("bo")).toEqual(["9", "8"]);
    expect(found("acme.test")).toEqual(["7", "8"]);
  });

  test("begin with who is named in full, online or not", () => {
    const bob = online("10", { name: "Bo Anand the Second" });
    const hits = findPeople([bob, BO], "bo anand", 8).hits;
    expect(hits.map(({ report }) => report.id)).toEqual(["8", "10"]);
  });

  test("are found by their id where they have no name, and only then", () => {
    expect(found("MACHINE")).toEqual(["machine-1"]);
    expect(found("7")).toEqual([]);
  });

  test("are all counted, however few are given", () => {
    expect(findPeople(ALL, "an", 1)).toMatchObject({ total: 3 });
    expect(found("an", 1)).toEqual(["7"]);
  });

  test("are nobody for nothing", () => {
    expect(findPeople(ALL, "  ", 8)).toEqual({ hits: [], total: 0 });
  });
});

describe("the person whom a text names", () => {
  test.each([
    ["ana@acme.test", "7", "by the address"],
    [" ANA@Acme.Test ", "7", "in any letter case"],
    ["ana+ticket@acme.test", "7", "with a sub-address"],
    ["ana pérez", "7", "by the name"],
    ["machine-1", "machine-1", "by the id"],
    ["8", "8", "by the id of somebody who has a name"],
    ["ana", null, "a part of it is a search"],
    ["ana@other.test", null, "at another domain it is another person"],
    ["", null, "nothing is nobody"],
  ])("%j is %s: %s", (text, id, by) => {
    expect(personNamed(ALL, text), by).toBe(id);
  });

  test("is nobody where two have the same name", () => {
    const other = person("11", { name: "Ana Pérez" });
    expect(personNamed([...ALL, other], "Ana Pérez")).toBeNull();
    expect(personNamed([...ALL, other], "ana@acme.test")).toBe("7");
  });

  test("is the one with that very address, though another has it with a sub-address", () => {
    const shop = person("12", { email: "ana+shop@acme.test" });
    expect(personNamed([shop, ...ALL], "ana+shop@acme.test")).toBe("12");
    expect(personNamed([shop, ...ALL], "ana@acme.test")).toBe("7");
    expect(personNamed([shop, ...ALL], "ana+x@acme.test")).toBeNull();
  });
});
