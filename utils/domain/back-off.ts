import type { Failure } from "./failure.ts";
import { HOUR, MINUTE, SECOND } from "./instant.ts";
import { unreachable } from "./result.ts";

/** How a failure is retried. */
export type RetryRule =
  /** Exponential with full jitter, up to `capMs`. */
  | { readonly kind: "jitter"; readonly capMs: number }
  /** The server named the wait. */
  | { readonly kind: "asked"; readonly retryAfterMs: number }
  /** A fixed, patient wait. */
  | { readonly kind: "fixed"; readonly ms: number }
  /** A person must act; look again rarely in case it was mended elsewhere. */
  | { readonly kind: "rare"; readonly ms: number }
  /** A person must act here; an event tells us. */
  | { readonly kind: "person" };

const BASE_MS = SECOND;
/** Nobody answers, so nobody is burdened: come back soon after the network does. */
const UNREACHABLE_CAP_MS = MINUTE;
/** A server in trouble: at most about 44 requests an hour. */
const SERVER_CAP_MS = 5 * MINUTE;
const RECHECK_MS = 15 * MINUTE;
const NOT_FOUND_MS = 5 * MINUTE;
const LONGEST_RETRY_AFTER_MS = HOUR;

export const retryRuleOf = (failure: Failure): RetryRule => {
  switch (failure.code) {
    case "offline":
    case "network":
    case "timeout":
      return { kind: "jitter", capMs: UNREACHABLE_CAP_MS };
    case "rate_limited":
    case "server_error":
      return failure.retryAfterMs === null
        ? { kind: "jitter", capMs: SERVER_CAP_MS }
        : { kind: "asked", retryAfterMs: failure.retryAfterMs };
    case "bad_data":
    case "storage_full":
    case "storage_error":
      return { kind: "jitter", capMs: SERVER_CAP_MS };
    case "not_found":
      return { kind: "fixed", ms: NOT_FOUND_MS };
    case "auth_required":
    case "forbidden":
    case "too_large":
    case "incompatible":
      return { kind: "rare", ms: RECHECK_MS };
    case "permission_missing":
    case "bad_settings":
    case "managed":
    case "update_needed":
      return { kind: "person" };
    default:
      return unreachable(failure);
  }
};

/**
 * Wait before the next try, ms. Full jitter: random(0, min(cap, base · 2^n)), never under a second
 * (AWS Architecture Blog, "Exponential Backoff and Jitter"); a server's own wait is never undercut, at most an hour,
 * and spread by up to a tenth so that clients do not come back together (RFC 9110, Retry-After).
 * @param attempts failed tries so far, this one included
 * @param random in [0, 1)
 */
export const waitMs = (
  rule: RetryRule,
  attempts: number,
  random: number,
): number => {
  switch (rule.kind) {
    case "jitter":
      return Math.max(
        SECOND,
        random * Math.min(rule.capMs, BASE_MS * 2 ** Math.min(attempts, 20)),
      );
    case "asked":
      return (
        Math.min(Math.max(rule.retryAfterMs, SECOND), LONGEST_RETRY_AFTER_MS) *
        (1 + random / 10)
      );
    case "fixed":
    case "rare":
      return rule.ms * (1 + random / 10);
    case "person":
      return Number.POSITIVE_INFINITY;
    default:
      return unreachable(rule);
  }
};
