import { describe, expect, it } from "vitest";
import { NONE_RUNNING } from "../../../utils/domain/facts.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import { type Moment, compareBy } from "../../../utils/domain/order.ts";
import type { Origin } from "../../../utils/domain/origin.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { detailPlacing } from "../../../utils/models/detail-placing.ts";
import { mixedPlacing } from "../../../utils/models/union-placing.ts";
import {
  NOON,
  after,
  before,
  online,
  person,
  session,
} from "../../support/builders.ts";

const SLOW: Origin = { source: sourceId("slow"), name: "Slow", colour: "blue" };
const FAST: Origin = { source: sourceId("fast"), name: "Fast", colour: "teal" };

const plain: Moment = {
  serverNow: NOON,
  limits: DEFAULT_LIMITS,
  stale: false,
  running: NONE_RUNNING,
  nameOf: pageName,
};
/** The clock of one platform is an hour ahead of the other's. */
const fast: Moment = { ...plain, serverNow: after(HOUR), aheadMs: HOUR };
const moment: Moment = {
  ...plain,
  of: ({ from }) => (from === FAST ? fast : plain),
  placing: mixedPlacing,
};

const order = (
  people: readonly Report[],
  sort: Parameters<typeof compareBy>[0],
  at: Moment = moment,
) => people.toSorted(compareBy(sort, at)).map(({ id }) => id);

describe("people of two clocks", () => {
  it("stand by what their own connection says of them: idle there is not active here", () => {
    const active = online("a", { from: SLOW });
    const idle = online("b", {
      from: FAST,
      sessions: [session({ lastActiveAt: after(45 * MINUTE) })],
    });
    const sort = { key: "status", direction: "ascending" } as const;
    expect(order([idle, active], sort)).toEqual(["a", "b"]);
  });

  it("stand by when something was, not by what a platform's clock showed then", () => {
    const earlier = person("a", {
      from: FAST,
      lastActiveAt: after(50 * MINUTE),
    });
    const later = person("b", { from: SLOW, lastActiveAt: before(MINUTE) });
    const sort = { key: "lastActive", direction: "descending" } as const;
    expect(order([earlier, later], sort)).toEqual(["b", "a"]);
    // By the clocks alone it would be the other way round.
    expect(order([earlier, later], sort, plain)).toEqual(["a", "b"]);
  });

  it("stand by how long they are there, each by their own clock", () => {
    const hour = online("a", {
      from: FAST,
      sessions: [session({ startedAt: NOON })],
    });
    const minutes = online("b", { from: SLOW });
    const sort = { key: "activeFor", direction: "descending" } as const;
    expect(order([minutes, hour], sort)).toEqual(["a", "b"]);
  });

  it("stand by texts as ever, and by the columns of the widest table", () => {
    const people = [
      person("a", { from: FAST, name: "Zoë", lastLoginAt: after(30 * MINUTE) }),
      person("b", { from: SLOW, name: "Ana", lastLoginAt: before(MINUTE) }),
    ];
    expect(order(people, { key: "user", direction: "ascending" })).toEqual([
      "b",
      "a",
    ]);
    expect(
      order(
        people,
        { key: "lastLogin", direction: "descending" },
        { ...moment, details: detailPlacing },
      ),
    ).toEqual(["b", "a"]);
  });
});
