import { describe, expect, it } from "vitest";
import { averageOf, headlineOf } from "../../../utils/domain/headline.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  NOON,
  before,
  online,
  person,
  session,
} from "../../support/builders.ts";

describe("the headline", () => {
  it("counts each fact by itself, and nobody twice", () => {
    const since = (minutes: number) =>
      session({ startedAt: before(minutes * MINUTE) });
    const silent = (minutes: number) =>
      session({ lastActiveAt: before(minutes * MINUTE), startedAt: null });
    const people = [
      online("a", { sessions: [since(10)] }),
      online("b", { sessions: [since(40), since(20)] }),
      online("c", { sessions: [silent(15)] }),
      online("d", { sessions: [silent(45)] }),
      online("e", {
        sessions: [session({ lastActiveAt: null, startedAt: null })],
      }),
      online("f", { account: "disabled", sessions: [since(600)] }),
      person("g", { account: "disabled" }),
      person("h", { account: "pending" }),
      person("i"),
    ];
    expect(headlineOf(people, NOON, DEFAULT_LIMITS)).toEqual({
      total: 9,
      online: 5,
      offline: 4,
      active: 2,
      idle: 1,
      away: 1,
      pending: 1,
      disabled: 2,
      anomalies: 1,
      averageSession: { meanMs: 25 * MINUTE, medianMs: 25 * MINUTE, n: 2 },
    });
  });

  it("of nobody has no average session: unknown is not 0 minutes", () => {
    expect(
      headlineOf([person("a")], NOON, DEFAULT_LIMITS).averageSession,
    ).toBeNull();
    expect(headlineOf([], NOON, DEFAULT_LIMITS).total).toBe(0);
  });
});

describe("an average", () => {
  it.each([
    [[], null],
    [[5], { meanMs: 5, medianMs: 5, n: 1 }],
    [[0, 0, 9], { meanMs: 3, medianMs: 0, n: 3 }],
    [[9, 1, 2, 4], { meanMs: 4, medianMs: 3, n: 4 }],
    [[100, 9, 80], { meanMs: 63, medianMs: 80, n: 3 }],
  ])("of %j is %j", (lengths, expected) => {
    expect(averageOf(lengths)).toEqual(expected);
  });

  it("leaves what it was given in its order", () => {
    const lengths = [3, 1, 2];
    averageOf(lengths);
    expect(lengths).toEqual([3, 1, 2]);
  });
});
