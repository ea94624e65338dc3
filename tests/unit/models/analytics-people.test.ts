import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../utils/domain/instant.ts";
import { createIndex } from "../../../utils/domain/people-index.ts";
import type { Report } from "../../../utils/domain/person.ts";
import type { PersonUse } from "../../../utils/domain/analytics/analytics.ts";
import {
  type PeopleColumn,
  nameRanks,
  orderedPeople,
} from "../../../utils/models/analytics-order.ts";
import {
  type PeopleFilter,
  addressesOf,
  filteredPeople,
  rangePeopleOf,
} from "../../../utils/models/analytics-people.ts";
import { use } from "../../support/analytics-builders.ts";
import { NOON, before, person } from "../../support/builders.ts";

const messages = (count: number) => ({
  counts: { sessions: null, messages: count, questions: null },
});

const byText = (a = "", b = ""): number => (a < b ? -1 : 1);

const of = (used: readonly PersonUse[], reports: readonly Report[]) => {
  const index = createIndex(reports);
  const people = rangePeopleOf(used, index);
  const ids = (rows: Uint32Array) => [...rows].map((row) => people.ids[row]);
  return {
    people,
    index,
    filtered: (filter: PeopleFilter) => {
      const { rows, unknown } = filteredPeople(people, filter, NOON);
      return { ids: ids(rows).toSorted(byText), unknown };
    },
    sorted: (column: PeopleColumn, direction: "ascending" | "descending") =>
      ids(
        orderedPeople(
          people,
          Uint32Array.from(people.ids.keys()),
          { column, direction },
          () => nameRanks(people, index),
        ),
      ),
  };
};

describe("the people of a range", () => {
  it("are everybody of the list and of the history, each once", () => {
    const { people } = of(
      [use("ana"), use("gone")],
      [person("ana"), person("bo")],
    );
    expect(people.ids).toEqual(["ana", "gone", "bo"]);
    expect([...people.slots]).toEqual([0, -1, 1]);
  });

  it("were last active when we saw it, or when the platform says, whichever is later", () => {
    const { people } = of(
      [
        use("ana", { lastActiveAt: before(HOUR) }),
        use("bo", { lastActiveAt: before(HOUR) }),
        use("cy", { lastActiveAt: null }),
      ],
      [
        person("ana", { lastActiveAt: before(DAY) }),
        person("bo", { lastActiveAt: NOON }),
        person("cy"),
      ],
    );
    expect([...people.lastActive]).toEqual([before(HOUR), NOON, Number.NaN]);
  });

  it("have no messages where the platform does not count them, which is not 0", () => {
    const { people } = of(
      [use("ana")],
      [person("ana"), person("bo", messages(0))],
    );
    expect([...people.messages]).toEqual([Number.NaN, 0]);
    expect(people.hasMessages).toBe(true);
    expect(of([use("ana")], [person("ana")]).people.hasMessages).toBe(false);
  });
});

describe("a quick filter", () => {
  const world = of(
    [use("ana", { lastActiveAt: before(HOUR) }), use("gone")],
    [
      person("ana", messages(230)),
      person("bo", { ...messages(100), lastActiveAt: before(40 * DAY) }),
      person("cy", { ...messages(99), lastActiveAt: before(30 * DAY) }),
      person("new", { account: "pending" }),
      person("off", { account: "disabled", lastActiveAt: before(90 * DAY) }),
      person("who"),
    ],
  );

  it("shows who was there in the range, the gone too", () => {
    expect(world.filtered({ kind: "range" }).ids).toEqual(["ana", "gone"]);
  });

  it("finds those who wrote most; of whom that is not known is said", () => {
    expect(world.filtered({ kind: "volume", messages: 100 })).toEqual({
      ids: ["ana", "bo"],
      unknown: 4,
    });
  });

  it("finds who was active lately, up to the limit itself", () => {
    expect(world.filtered({ kind: "recent", days: 30 }).ids).toEqual([
      "ana",
      "cy",
      "gone",
    ]);
  });

  it("finds who was not, with who never came, without the disabled and the unknown", () => {
    expect(world.filtered({ kind: "inactive", days: 30 })).toEqual({
      ids: ["bo", "new"],
      unknown: 1,
    });
  });
});

describe("the order of the people", () => {
  const world = of(
    [
      use("u1", { timeMs: 5, sessions: 3 }),
      use("u2", { timeMs: 9, sessions: 3 }),
    ],
    [
      person("u1", { name: "Zoë" }),
      person("u2", { name: "ana" }),
      person("u3", { name: "Bo" }),
    ],
  );

  it("puts what is not known last in either direction", () => {
    expect(world.sorted("time", "descending")).toEqual(["u2", "u1", "u3"]);
    expect(world.sorted("time", "ascending")).toEqual(["u1", "u2", "u3"]);
  });

  it("keeps equal ones as they stood", () => {
    expect(world.sorted("sessions", "descending")).toEqual(["u1", "u2", "u3"]);
  });

  it("goes by name as people read it", () => {
    expect(world.sorted("name", "ascending")).toEqual(["u2", "u3", "u1"]);
    expect(world.sorted("name", "descending")).toEqual(["u1", "u3", "u2"]);
  });
});

describe("the addresses to write to", () => {
  it("are of the shown rows in their order, each once, and only what mail can go to", () => {
    const { people, index } = of(
      [],
      [
        person("a", { email: "ana@acme.test" }),
        person("b", { email: " bo@acme.test " }),
        person("c", { email: "ana@acme.test" }),
        person("d", { email: "x@y.test, evil@z.test" }),
        person("e", { email: "e@acme.test\nBcc: all@acme.test" }),
        person("f"),
      ],
    );
    expect(
      addressesOf(people, Uint32Array.of(1, 5, 4, 3, 2, 0), index),
    ).toEqual(["bo@acme.test", "ana@acme.test"]);
  });
});
