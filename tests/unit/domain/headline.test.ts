import { describe, expect, it } from "vitest";
import { headlineOf } from "../../../utils/domain/headline.ts";
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
    expect(
      headlineOf(people, NOON, DEFAULT_LIMITS, [20 * MINUTE, 30 * MINUTE]),
    ).toEqual({
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
      headlineOf([person("a")], NOON, DEFAULT_LIMITS, []).averageSession,
    ).toBeNull();
    expect(headlineOf([], NOON, DEFAULT_LIMITS, []).total).toBe(0);
  });
});
