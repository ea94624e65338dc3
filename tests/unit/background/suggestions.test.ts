import { describe, expect, test } from "vitest";
import type { KnownList } from "../../../utils/background/known-list.ts";
import { plainLine } from "../../../utils/background/suggestion-markup.ts";
import { suggestionsFor } from "../../../utils/background/suggestions.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { MINUTE, localInstant } from "../../../utils/domain/instant.ts";
import { peopleOf } from "../../../utils/domain/people.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  NOON,
  before,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";

const list = (
  reports: readonly Report[],
  more: Partial<KnownList> = {},
): KnownList => ({
  source: sourceId("acme"),
  name: "Acme",
  people: peopleOf(reports),
  online: reports.filter(({ sessions }) => sessions.length > 0).length,
  freshness: { kind: "live", at: localInstant(NOON) },
  stale: false,
  serverNow: NOON,
  limits: DEFAULT_LIMITS,
  ...more,
});

const ANA = online("7", {
  name: "Ana Pérez",
  email: "ana@acme.test",
  sessions: [
    session({
      page: pageOn("https://acme.test/i", {
        feature: "Billing",
        title: "Invoices",
        since: before(6 * MINUTE),
      }),
    }),
  ],
});
const BO = person("8", { name: "Bo", email: "bo@acme.test" });

const linesOf = (lists: readonly KnownList[], text: string) =>
  suggestionsFor(lists, text, false).people.map(({ line }) => plainLine(line));

describe("a suggestion in the address bar", () => {
  test("says who, the state, the page and for how long", () => {
    expect(linesOf([list([ANA])], "ana")).toEqual([
      "Ana Pérez · Online, active · Billing › Invoices for 6 m · ana@acme.test",
    ]);
    expect(linesOf([list([BO])], "bo")).toEqual([
      "Bo · Offline · bo@acme.test",
    ]);
  });

  test("says of old data that it is old, and claims no time on a page", () => {
    const old = list([ANA], {
      stale: true,
      freshness: { kind: "stale", at: localInstant(NOON), failure: null },
    });
    expect(linesOf([old], "ana")).toEqual([
      "Ana Pérez · Unknown, was online · Billing › Invoices · ana@acme.test",
    ]);
    expect(suggestionsFor([old], "ana", false).headline).toMatch(
      /^1 person fits “ana” · Enter opens the side panel · old data, last update \d\d:\d\d/,
    );
  });

  test("asks for the address, else for the name, else for the id: what nobody else shown has", () => {
    const asks = (reports: readonly Report[], text: string) =>
      suggestionsFor([list(reports)], text, false).people.map(
        (one) => one.content,
      );
    expect(asks([ANA], "ana")).toEqual(["ana@acme.test"]);
    expect(asks([person("9", { name: "Zoë" })], "zo")).toEqual(["Zoë"]);
    const twins = [
      person("10", { name: "Zoë" }),
      person("11", { name: "Zoë" }),
    ];
    expect(asks(twins, "zo")).toEqual(["10", "11"]);
  });

  test("names nobody while the screen is shared, and asks for the same person", () => {
    const lovelace = online("demo-7", {
      name: "Ada Lovelace",
      email: "ada@acme.test",
      sessions: [
        session({ page: pageOn("https://x.test/", { title: "Ada's page" }) }),
      ],
    });
    const named = person("ada.byron@acme.test", { name: "Ada Byron" });
    const { people } = suggestionsFor([list([lovelace, named])], "ada", true);
    expect(
      people.map(({ content, asks, line }) => [content, asks, plainLine(line)]),
    ).toEqual([
      [
        "demo-7",
        { kind: "text", text: "demo-7" },
        "A••• L••• · Online, active · A•••'s page · a•••@acme.test",
      ],
      [
        "a•••@acme.test 2",
        { kind: "text", text: "ada.byron@acme.test" },
        "A••• B••• · Offline",
      ],
    ]);
  });

  test("shows at most eight, the best of all platforms, and counts all", () => {
    const many = Array.from({ length: 20 }, (_, at) =>
      person(`p${at}`, { name: `Banana ${at}` }),
    );
    const said = suggestionsFor([list(many), list([ANA])], "ana", false);
    expect(said.people).toHaveLength(8);
    expect(said.people[0]?.content).toBe("ana@acme.test");
    expect(said.headline).toContain("21 people fit “ana”");
  });

  test("shows nothing invisible of a hostile name", () => {
    const evil = person("x", { name: "Ana\u202e\u0000<url>" });
    expect(linesOf([list([evil])], "ana")).toEqual([
      "Ana⟨U+202E⟩⟨U+0000⟩<url> · Offline",
    ]);
  });
});

describe("a suggestion of one of several connections", () => {
  const beta = (reports: readonly Report[], more: Partial<KnownList> = {}) =>
    list(reports, { source: sourceId("beta"), name: "Beta", ...more });

  test("names its connection, and asks for the person there", () => {
    const { people } = suggestionsFor([list([BO]), beta([ANA])], "ana", false);
    expect(people.map(({ asks }) => asks)).toEqual([
      { kind: "person", person: "7", source: "beta" },
    ]);
    expect(people.map(({ line }) => plainLine(line))).toEqual([
      "Ana Pérez · Online, active · Billing › Invoices for 6 m · ana@acme.test · Beta",
    ]);
  });

  test("is one of two where two platforms have one person, by the same id and address", () => {
    for (const masked of [false, true]) {
      const { people } = suggestionsFor(
        [list([ANA]), beta([ANA])],
        "ana",
        masked,
      );
      expect(people.map(({ asks }) => asks)).toEqual([
        { kind: "person", person: "7", source: "acme" },
        { kind: "person", person: "7", source: "beta" },
      ]);
      expect(new Set(people.map(({ content }) => content)).size).toBe(2);
    }
  });

  test("stands below a line that says whose data is old", () => {
    const old = beta([ANA], {
      stale: true,
      freshness: { kind: "stale", at: localInstant(NOON), failure: null },
    });
    expect(suggestionsFor([list([ANA]), old], "", false).headline).toMatch(
      / · Beta: old data, last update /,
    );
  });
});

describe("the line above the suggestions", () => {
  test.each([
    ["", "1 person online · type a name or an address"],
    ["qqq", "Nobody fits “qqq”"],
    ["ana", "1 person fits “ana” · Enter opens the side panel"],
  ])("for %j is %j", (text, headline) => {
    expect(suggestionsFor([list([ANA, BO])], text, false).headline).toBe(
      headline,
    );
  });

  test("says where nothing is connected", () => {
    expect(suggestionsFor([], "ana", false)).toEqual({
      headline: "Rollcall – not connected yet",
      people: [],
    });
  });
});

test("among 100,000 people finds the one whose whole address is typed", () => {
  const many = Array.from({ length: 100_000 }, (_, at) =>
    person(`id-${at}`, {
      name: `Zoë Ångström ${at}`,
      email: `Zoe.Angstrom.${at}@Company-${at % 300}.example`,
    }),
  );
  const { headline, people } = suggestionsFor(
    [list(many)],
    "zoe.angstrom.99999@company-99.example",
    false,
  );
  expect(headline).toContain("1 person fits");
  expect(people).toHaveLength(1);
});
