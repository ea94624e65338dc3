import { describe, expect, it } from "vitest";
import { DAY } from "../../../utils/domain/instant.ts";
import { createIndex } from "../../../utils/domain/people-index.ts";
import { activeInMonth } from "../../../utils/models/analytics-month.ts";
import type { People } from "../../../utils/models/people.ts";
import { analytics, use } from "../../support/analytics-builders.ts";
import {
  NOON,
  before,
  online,
  person,
  session,
} from "../../support/builders.ts";

const range = { from: before(30 * DAY), to: NOON };

const listed = (...reports: Parameters<typeof createIndex>[0][]): People => ({
  index: createIndex(reports.flatMap((some) => [...some])),
  running: new Map(),
  ended: [],
  visited: [],
  revision: 1,
  whole: true,
  since: 0,
  touched: new Set(),
});

describe("who was active in the last 30 days", () => {
  it("is who the platform says or who we saw, each once", () => {
    const people = listed([
      person("said", { lastActiveAt: before(30 * DAY) }),
      person("both", { lastActiveAt: before(DAY) }),
      person("long ago", { lastActiveAt: before(31 * DAY) }),
      person("never"),
      online("here", { sessions: [session({ lastActiveAt: NOON })] }),
    ]);
    const used = [
      use("both"),
      use("gone"),
      use("was away all the time", { lastActiveAt: null }),
    ];
    expect(activeInMonth(analytics({ range, people: used }), people)).toEqual([
      "said",
      "both",
      "here",
      "gone",
    ]);
  });

  it("is who we saw while the list is not known", () => {
    const seen = analytics({ range, people: [use("ana")] });
    expect(activeInMonth(seen, null)).toEqual(["ana"]);
  });
});
