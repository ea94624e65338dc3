import { pageName } from "../../../utils/domain/page-name.ts";
import { NONE_RUNNING } from "../../../utils/domain/facts.ts";
import { describe, expect, it } from "vitest";
import { MINUTE, instant } from "../../../utils/domain/instant.ts";
import { createIndex } from "../../../utils/domain/people-index.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { facetsOf } from "../../../utils/domain/selection.ts";
import { select } from "../../support/select.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  DEFAULT_VIEW,
  type Sort,
  type View,
  firstDirection,
  isFiltered,
} from "../../../utils/domain/view.ts";
import {
  NOON,
  before,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";

const idsOf = (
  people: readonly Report[],
  view: Partial<View>,
  stale = false,
): readonly string[] => {
  const index = createIndex(people);
  const at = {
    serverNow: NOON,
    limits: DEFAULT_LIMITS,
    stale,
    running: NONE_RUNNING,
    nameOf: pageName,
  };
  return [...select(index, { ...DEFAULT_VIEW, ...view }, at).slots].flatMap(
    (slot) => index.reports[slot]?.id ?? [],
  );
};
const by = (
  key: Sort["key"],
  direction: Sort["direction"] = "ascending",
): Sort => ({ key, direction });

const on = (url: string, more: Partial<Report> = {}): Partial<Report> => ({
  sessions: [session({ page: pageOn(url) })],
  ...more,
});

describe("the search", () => {
  const people = [
    person("u1", { name: "Ana Pérez", email: "ana@acme.test" }),
    person("u2", { name: "C++ (Bot) [1]", email: "bot+1@acme.test" }),
    person("u3", { email: "cy@other.test", ...on("https://a.test/billing") }),
    person("u4"),
  ];

  it.each([
    ["", ["u1", "u2", "u3", "u4"], "everybody"],
    ["ANA", ["u1"], "any case"],
    ["pérez", ["u1"], "beyond ASCII"],
    ["  acme  ", ["u1", "u2"], "without the spaces around"],
    ["billing", ["u3"], "the page"],
    ["u4", ["u4"], "the id of who has nothing else"],
    ["u1", [], "no id of who has a name"],
    ["nobody", [], "nobody"],
    ["c++ (bot) [1]", ["u2"], "signs of a pattern as they are"],
    [".*", [], "no pattern"],
    ["(a+)+$", [], "no pattern that takes for ever (I4)"],
    ["[", ["u2"], "half a pattern (I4)"],
    ["\\", [], "a lone backslash (I4)"],
    ["test\nu3", [], "nothing over two fields"],
  ])("for %j finds %j: %s", (search, expected) => {
    expect(idsOf(people, { search, sort: by("user") }).toSorted()).toEqual(
      expected,
    );
  });

  it("is cut where nobody types any more (I4)", () => {
    const long = "a".repeat(256);
    expect(
      idsOf([person("u1", { name: long })], {
        search: `${long}${"b".repeat(10_000)}`,
      }),
    ).toEqual(["u1"]);
  });
});

describe("the filters", () => {
  const people = [
    online("on", { role: "admin" }),
    person("off", { role: "admin" }),
    online("anomaly", { account: "disabled", role: "team" }),
    person("invited", { account: "pending" }),
  ];

  it.each<readonly [string, Partial<View>, boolean, readonly string[]]>([
    ["online leaves the disabled out", { presence: "online" }, false, ["on"]],
    [
      "offline has the disabled in it",
      { presence: "offline" },
      false,
      ["anomaly", "invited", "off"],
    ],
    [
      "unknown is nobody while data is live",
      { presence: "unknown" },
      false,
      [],
    ],
    [
      "unknown is everybody while data is stale",
      { presence: "unknown" },
      true,
      ["anomaly", "invited", "off", "on"],
    ],
    [
      "who was online stays findable while data is stale",
      { presence: "online" },
      true,
      ["on"],
    ],
    ["an account", { account: "pending" }, false, ["invited"]],
    ["a role", { role: "admin" }, false, ["off", "on"]],
    ["two at once", { role: "admin", presence: "online" }, false, ["on"]],
    ["a page that nobody is on", { page: "/x" }, false, []],
  ])("%s", (_, view, stale, expected) => {
    expect(idsOf(people, view, stale).toSorted()).toEqual(expected);
    expect(isFiltered({ ...DEFAULT_VIEW, ...view })).toBe(true);
  });

  it("offer the roles of all and the pages of who is online, the fullest first", () => {
    const index = createIndex([
      online("a", { role: "team", ...on("https://a.test/x") }),
      online("b", { role: "admin", ...on("https://a.test/y") }),
      person("c", { role: "team" }),
      online("d", { ...on("https://a.test/y") }),
      online("gone", { account: "disabled", ...on("https://a.test/z") }),
    ]);
    expect(facetsOf(index)).toEqual({
      roles: [
        { value: "team", count: 2 },
        { value: "admin", count: 1 },
      ],
      pages: [
        { value: "/y", count: 2 },
        { value: "/x", count: 1 },
      ],
    });
  });
});

describe("the order", () => {
  const started = (minutes: number): Partial<Report> => ({
    sessions: [session({ startedAt: before(minutes * MINUTE) })],
  });

  it.each<readonly [string, readonly Report[], Sort, readonly string[]]>([
    [
      "unknown lengths come last going up",
      [
        person("none"),
        online("long", started(60)),
        online("short", started(1)),
      ],
      by("activeFor"),
      ["short", "long", "none"],
    ],
    [
      "and last going down",
      [
        person("none"),
        online("long", started(60)),
        online("short", started(1)),
      ],
      by("activeFor", "descending"),
      ["long", "short", "none"],
    ],
    [
      "no address comes last going up",
      [
        person("none"),
        person("b", { email: "b@x.test" }),
        person("a", { email: "a@x.test" }),
      ],
      by("email"),
      ["a", "b", "none"],
    ],
    [
      "and last going down",
      [
        person("none"),
        person("b", { email: "b@x.test" }),
        person("a", { email: "a@x.test" }),
      ],
      by("email", "descending"),
      ["b", "a", "none"],
    ],
    [
      "numbers in names count as numbers",
      [person("x", { name: "Bo 10" }), person("y", { name: "Bo 9" })],
      by("user"),
      ["y", "x"],
    ],
    [
      "a start in the future counts as now",
      [online("future", started(-60)), online("old", started(5))],
      by("activeFor", "descending"),
      ["old", "future"],
    ],
    [
      "who is online the longest stands first within a mark, who is offline the shortest",
      [
        person("long-gone", { lastActiveAt: before(600 * MINUTE) }),
        person("just-gone", { lastActiveAt: before(60 * MINUTE) }),
        online("new", started(1)),
        online("old", started(90)),
      ],
      by("status"),
      ["old", "new", "just-gone", "long-gone"],
    ],
    [
      "the marks stand from active to invited",
      [
        person("pending", { account: "pending" }),
        person("offline"),
        online("disabled", { account: "disabled" }),
        online("away", {
          sessions: [session({ lastActiveAt: before(40 * MINUTE) })],
        }),
        online("idle", {
          sessions: [session({ lastActiveAt: before(15 * MINUTE) })],
        }),
        online("plain", { sessions: [session({ lastActiveAt: null })] }),
        online("active"),
      ],
      by("status"),
      ["active", "plain", "idle", "away", "disabled", "offline", "pending"],
    ],
  ])("%s", (_, people, sort, expected) => {
    expect(idsOf(people, { sort })).toEqual(expected);
  });

  it("does not jump when our own data grows old", () => {
    const people = [
      person("off"),
      online("on"),
      person("new", { account: "pending" }),
    ];
    expect(idsOf(people, {}, true)).toEqual(idsOf(people, {}, false));
  });

  it("starts with the long and recent, and with A", () => {
    expect(firstDirection("activeFor")).toBe("descending");
    expect(firstDirection("lastActive")).toBe("descending");
    expect(firstDirection("user")).toBe("ascending");
    expect(isFiltered({ ...DEFAULT_VIEW, search: "  " })).toBe(false);
  });

  it("is by the person's own latest activity too", () => {
    const people = [
      person("a", { lastActiveAt: instant(NOON - 1000) }),
      online("b", {
        sessions: [session({ lastActiveAt: before(5 * MINUTE) })],
      }),
    ];
    expect(idsOf(people, { sort: by("lastActive", "descending") })).toEqual([
      "a",
      "b",
    ]);
  });
});
