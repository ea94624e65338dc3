import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type RetryRule,
  retryRuleOf,
  waitMs,
} from "../../../utils/domain/back-off.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";

const RULES: readonly (readonly [Failure, RetryRule])[] = [
  [{ code: "offline" }, { kind: "jitter", capMs: MINUTE }],
  [{ code: "network" }, { kind: "jitter", capMs: MINUTE }],
  [
    { code: "timeout", afterMs: 1 },
    { kind: "jitter", capMs: MINUTE },
  ],
  [
    { code: "rate_limited", retryAfterMs: null },
    { kind: "jitter", capMs: 5 * MINUTE },
  ],
  [
    { code: "rate_limited", retryAfterMs: 7000 },
    { kind: "asked", retryAfterMs: 7000 },
  ],
  [
    { code: "server_error", status: 500, retryAfterMs: null },
    { kind: "jitter", capMs: 5 * MINUTE },
  ],
  [
    { code: "server_error", status: 503, retryAfterMs: 9000 },
    { kind: "asked", retryAfterMs: 9000 },
  ],
  [
    { code: "bad_data", what: "not_json" },
    { kind: "jitter", capMs: 5 * MINUTE },
  ],
  [{ code: "storage_full" }, { kind: "jitter", capMs: 5 * MINUTE }],
  [
    { code: "storage_error", what: "x" },
    { kind: "jitter", capMs: 5 * MINUTE },
  ],
  [{ code: "not_found" }, { kind: "fixed", ms: 5 * MINUTE }],
  [
    { code: "auth_required", reason: "refused" },
    { kind: "rare", ms: 15 * MINUTE },
  ],
  [{ code: "forbidden" }, { kind: "rare", ms: 15 * MINUTE }],
  [
    { code: "too_large", limit: "x" },
    { kind: "rare", ms: 15 * MINUTE },
  ],
  [
    { code: "incompatible", theirs: 2, ours: 1 },
    { kind: "rare", ms: 15 * MINUTE },
  ],
  [
    { code: "permission_missing", origin: "https://a.test" },
    { kind: "person" },
  ],
  [{ code: "update_needed" }, { kind: "person" }],
];

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempts = fc.integer({ min: 1, max: 10_000 });

describe("a failure", () => {
  it.each(RULES)("%j is retried by %j", (failure, rule) => {
    expect(retryRuleOf(failure)).toEqual(rule);
  });
});

describe("a wait", () => {
  it("is never under a second, and never over what its kind allows", () => {
    const most = (rule: RetryRule): number => {
      switch (rule.kind) {
        case "jitter":
          return rule.capMs;
        case "asked":
          return HOUR * 1.1;
        case "fixed":
        case "rare":
          return rule.ms * 1.1;
        case "person":
          return Number.POSITIVE_INFINITY;
      }
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...RULES),
        attempts,
        random,
        ([, rule], tries, chance) => {
          const wait = waitMs(rule, tries, chance);
          expect(wait).toBeGreaterThanOrEqual(SECOND);
          expect(wait).toBeLessThanOrEqual(most(rule));
        },
      ),
    );
  });

  it("that a server asked for is never undercut, and never over an hour (A7, A9)", () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), random, (retryAfterMs, chance) => {
        const wait = waitMs({ kind: "asked", retryAfterMs }, 1, chance);
        expect(wait).toBeGreaterThanOrEqual(
          Math.min(Math.max(retryAfterMs, SECOND), HOUR),
        );
        expect(wait).toBeLessThanOrEqual(
          1.1 * Math.min(Math.max(retryAfterMs, SECOND), HOUR),
        );
      }),
    );
  });

  it.each([
    [1, SECOND],
    [2, 2 * SECOND],
    [3, 4 * SECOND],
    [6, 32 * SECOND],
    [7, MINUTE],
    [1000, MINUTE],
  ])(
    "after %i tries grows to the cap: half of it is %i ms",
    (tries, expected) => {
      expect(waitMs({ kind: "jitter", capMs: 2 * MINUTE }, tries, 0.5)).toBe(
        Math.max(SECOND, expected),
      );
    },
  );

  it("leaves a broken server at most 44 requests an hour (A12)", () => {
    const rule = retryRuleOf({
      code: "server_error",
      status: 503,
      retryAfterMs: null,
    });
    let spent = 0;
    let requests = 0;
    // The middle of the jitter, as many hours are on the whole.
    while (spent < HOUR) {
      requests++;
      spent += waitMs(rule, requests, 0.5);
    }
    expect(requests).toBeLessThanOrEqual(44);
  });
});
