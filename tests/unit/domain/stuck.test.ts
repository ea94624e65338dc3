import { describe, expect, test } from "vitest";
import { type Dwell, addDwell, newDwell } from "../../../utils/domain/dwell.ts";
import { type PersonId, personId } from "../../../utils/domain/ids.ts";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  MIN_VISITS,
  type StuckOn,
  incidentsOf,
  isStuckNow,
  onPageSince,
  stuckRule,
} from "../../../utils/domain/stuck.ts";
import {
  NOON,
  before,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";
import { running } from "../models/session-builders.ts";

const visits = (count: number, ms: number): Dwell => {
  const dwell = newDwell();
  for (let at = 0; at < count; at++) addDwell(dwell, ms);
  return dwell;
};

describe("the limit of a page", () => {
  test("is the fixed one until thirty visits are known, then their 90th percentile", () => {
    const fixed = { limitMs: 10 * MINUTE, usual: false };
    expect(stuckRule(undefined, 10 * MINUTE)).toEqual({ ...fixed, visits: 0 });
    const few = visits(MIN_VISITS - 1, MINUTE);
    expect(stuckRule(few, 10 * MINUTE)).toEqual({ ...fixed, visits: 29 });
    addDwell(few, MINUTE);
    const rule = stuckRule(few, 10 * MINUTE);
    expect(rule).toMatchObject({ usual: true, visits: 30 });
    expect(Math.abs(rule.limitMs - MINUTE)).toBeLessThanOrEqual(1.2 * SECOND);
  });

  test("is what nine of ten stay below", () => {
    const dwell = visits(90, MINUTE);
    for (let at = 0; at < 10; at++) addDwell(dwell, 60 * MINUTE);
    expect(stuckRule(dwell, 0).limitMs).toBeLessThan(2 * MINUTE);
    addDwell(dwell, 60 * MINUTE);
    expect(stuckRule(dwell, 0).limitMs).toBeGreaterThan(50 * MINUTE);
  });
});

describe("the time on a page", () => {
  const url = "https://shop.test/checkout";
  test("begins when the platform says, else when we saw it begin", () => {
    const since = before(7 * MINUTE);
    const said = online("a", {
      sessions: [session({ page: pageOn(url, { since }) })],
    });
    const unsaid = online("a", { sessions: [session({ page: pageOn(url) })] });
    const visit = {
      page: { url, title: null, feature: null },
      since: null,
      start: before(3 * MINUTE),
    };
    expect(onPageSince(said, running("a", { visit }))).toBe(since);
    expect(onPageSince(unsaid, running("a", { visit }))).toBe(
      before(3 * MINUTE),
    );
    expect(onPageSince(unsaid, undefined)).toBeNull();
  });

  test("is nobody's who is not online, or on no page", () => {
    const page = pageOn(url, { since: NOON });
    const here = { sessions: [session({ page })] };
    expect(onPageSince(person("a"), undefined)).toBeNull();
    expect(onPageSince(online("a"), undefined)).toBeNull();
    expect(
      onPageSince(online("a", { ...here, account: "disabled" }), undefined),
    ).toBeNull();
  });
});

test("only who is active is stuck: not the idle, and not who says nothing of it", () => {
  const silent = (lastActiveAt: ReturnType<typeof before> | null) =>
    isStuckNow(
      online("a", { sessions: [session({ lastActiveAt })] }),
      NOON,
      DEFAULT_LIMITS,
    );
  expect(silent(before(9 * MINUTE))).toBe(true);
  expect(silent(before(10 * MINUTE))).toBe(false);
  expect(silent(null)).toBe(false);
});

describe("an incident", () => {
  const rule = { limitMs: 5 * MINUTE, visits: 40, usual: true };
  /** Who, where, and for how many minutes. */
  const incidents = (...all: readonly (readonly [string, string, number])[]) =>
    incidentsOf(
      new Map(
        all.map(([id, page, minutes]): [PersonId, StuckOn] => [
          personId(id),
          { page, since: before(minutes * MINUTE), rule },
        ]),
      ),
    );

  test("needs three people on one page", () => {
    expect(incidents(["a", "P", 9], ["b", "P", 8], ["c", "Q", 7])).toEqual([]);
    expect(
      incidents(["a", "P", 9], ["b", "P", 8], ["c", "P", 7]),
    ).toMatchObject([
      {
        page: "P",
        people: ["a", "b", "c"],
        since: before(7 * MINUTE),
        began: before(4 * MINUTE),
      },
    ]);
  });

  test("needs them to have become stuck within ten minutes", () => {
    expect(incidents(["a", "P", 40], ["b", "P", 18], ["c", "P", 7])).toEqual(
      [],
    );
    expect(
      incidents(["a", "P", 17], ["b", "P", 12], ["c", "P", 7]),
    ).toHaveLength(1);
    expect(incidents(["a", "P", 17.1], ["b", "P", 12], ["c", "P", 7])).toEqual(
      [],
    );
  });

  test("leaves out who is stuck there since long before", () => {
    const [incident] = incidents(
      ["old", "P", 300],
      ["a", "P", 9],
      ["b", "P", 8],
      ["c", "P", 7],
    );
    expect(incident?.people).toEqual(["a", "b", "c"]);
  });

  test("of more people comes first", () => {
    const pages = incidents(
      ...["a", "b", "c"].map((id) => [id, "P", 9] as const),
      ...["d", "e", "f", "g"].map((id) => [id, "Q", 9] as const),
    ).map(({ page }) => page);
    expect(pages).toEqual(["Q", "P"]);
  });
});
