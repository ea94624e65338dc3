import { describe, expect, it } from "vitest";
import {
  type Connection,
  NEW_CONNECTION,
  type Phase,
} from "../../../utils/domain/connection.ts";
import {
  freshnessOf,
  isStale,
  staleAfterMs,
  worstOf,
} from "../../../utils/domain/freshness.ts";
import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  localInstant,
} from "../../../utils/domain/instant.ts";

const NOW = localInstant(1_772_625_600_000);
const ago = (ms: number) => localInstant(NOW - ms);
const live: Phase = { kind: "live", nextAt: NOW };
const network = { code: "network" } as const;
const waiting: Phase = { kind: "waiting", until: NOW, failure: network };
const connecting: Phase = { kind: "connecting", since: NOW, thenPause: false };

const kindOf = (more: Partial<Connection>): string =>
  freshnessOf({ ...NEW_CONNECTION, intervalMs: 5 * SECOND, ...more }, NOW).kind;

describe("data", () => {
  it.each([
    [5 * SECOND, 90 * SECOND],
    [36 * SECOND, 90 * SECOND],
    [MINUTE, 150 * SECOND],
    [5 * MINUTE, 12.5 * MINUTE],
  ])("of an interval of %i ms is live for %i ms", (interval, limit) => {
    expect(staleAfterMs(interval)).toBe(limit);
    expect(isStale(ago(limit), interval, NOW)).toBe(false);
    expect(isStale(ago(limit + 1), interval, NOW)).toBe(true);
  });

  it("is stale when it was never there, or comes from the future (D1)", () => {
    expect(isStale(null, MINUTE, NOW)).toBe(true);
    expect(isStale(ago(-DAY), MINUTE, NOW)).toBe(true);
    expect(isStale(ago(-MINUTE), MINUTE, NOW)).toBe(false);
  });
});

describe("freshness", () => {
  it.each<readonly [string, Partial<Connection>, string]>([
    ["nothing asked yet", {}, "loading"],
    ["the first question under way", { phase: connecting }, "loading"],
    ["a good answer", { phase: live, lastGoodAt: ago(0) }, "live"],
    [
      "asking again",
      { phase: connecting, lastGoodAt: ago(5 * SECOND) },
      "live",
    ],
    [
      "asking again after long",
      { phase: connecting, lastGoodAt: ago(HOUR) },
      "stale",
    ],
    [
      "the first question failed",
      { phase: waiting, lastFailure: network, lastFailureAt: NOW },
      "failed",
    ],
    [
      "one failure after a good answer",
      {
        phase: waiting,
        lastGoodAt: ago(10 * SECOND),
        lastFailure: network,
        lastFailureAt: NOW,
      },
      "live",
    ],
    [
      "failures for too long, seen failing since",
      {
        phase: waiting,
        lastGoodAt: ago(HOUR),
        lastFailure: network,
        lastFailureAt: NOW,
      },
      "failed",
    ],
    [
      "old, and no try since it grew old",
      {
        phase: waiting,
        lastGoodAt: ago(HOUR),
        lastFailure: network,
        lastFailureAt: ago(HOUR - SECOND),
      },
      "stale",
    ],
    [
      "still failed while it asks again",
      {
        phase: connecting,
        lastGoodAt: ago(HOUR),
        lastFailure: network,
        lastFailureAt: NOW,
      },
      "failed",
    ],
    ["paused", { phase: { kind: "paused" }, lastGoodAt: ago(0) }, "paused"],
    [
      "blocked at once, however fresh",
      {
        phase: {
          kind: "blocked",
          failure: { code: "forbidden" },
          recheckAt: null,
        },
        lastGoodAt: ago(0),
      },
      "failed",
    ],
  ])("of %s is %s", (_, connection, expected) => {
    expect(kindOf(connection)).toBe(expected);
  });
});

describe("of several connections", () => {
  const [live, stale, failed, other] = [
    { kind: "live", at: NOW },
    { kind: "stale", at: NOW, failure: null },
    { kind: "failed", at: NOW, failure: network },
    { kind: "failed", at: null, failure: network },
  ] as const;
  const itself = <Value>(value: Value): Value => value;

  it("the one speaks whose data is worst", () => {
    expect(worstOf([live, stale, failed, live], itself)).toBe(failed);
    expect(worstOf([live, stale], itself)).toBe(stale);
  });

  it("the one speaks of those that are as bad whose data is older", () => {
    const older = { kind: "live", at: ago(30_000) } as const;
    expect(worstOf([live, older, live], itself)).toBe(older);
    expect(worstOf([older, live], itself)).toBe(older);
    expect(worstOf([live, failed, other], itself)).toBe(other);
    expect(worstOf([other, failed], itself)).toBe(other);
  });

  it("the first speaks where nothing tells them apart", () => {
    const same = { ...live };
    expect(worstOf([live, same], itself)).toBe(live);
  });

  it("nobody speaks where there are none", () => {
    expect(worstOf([], itself)).toBeNull();
  });
});
