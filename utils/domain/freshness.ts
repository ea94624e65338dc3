import type { Connection } from "./connection.ts";
import type { Failure } from "./failure.ts";
import { SECOND, type LocalInstant } from "./instant.ts";

/** Of our own data, never of a person. */
export type Freshness =
  | { readonly kind: "none" }
  | { readonly kind: "loading" }
  | { readonly kind: "live"; readonly at: LocalInstant }
  | {
      readonly kind: "stale";
      readonly at: LocalInstant | null;
      readonly failure: Failure | null;
    }
  | {
      readonly kind: "failed";
      readonly at: LocalInstant | null;
      readonly failure: Failure;
    }
  | { readonly kind: "paused"; readonly at: LocalInstant | null };

/** The shortest time after which data may be called stale: an alarm may come a minute late. */
export const SHORTEST_LIMIT_MS = 90 * SECOND;

/** How old data may be before it is stale, ms: 2.5 intervals, at least 90 s. */
export const staleAfterMs = (intervalMs: number): number =>
  Math.max(2.5 * intervalMs, SHORTEST_LIMIT_MS);

/** True when the last good observation is too old to speak of now. A clock that went back makes nothing fresh. */
export const isStale = (
  lastGoodAt: LocalInstant | null,
  intervalMs: number,
  now: LocalInstant,
): boolean =>
  lastGoodAt === null ||
  now - lastGoodAt > staleAfterMs(intervalMs) ||
  lastGoodAt - now > staleAfterMs(intervalMs);

/**
 * What may be said of our data. A refused token or a missing permission fails at once (only a person can mend it); a
 * passing failure first leaves the data live, then stale, and is `failed` when a try made after that failed as well.
 */
export const freshnessOf = (
  connection: Connection,
  now: LocalInstant,
): Freshness => {
  const at = connection.lastGoodAt;
  const { phase } = connection;
  if (phase.kind === "paused") return { kind: "paused", at };
  if (phase.kind === "blocked")
    return { kind: "failed", at, failure: phase.failure };
  const failure =
    phase.kind === "waiting" ? phase.failure : connection.lastFailure;
  if (at === null)
    return failure === null
      ? { kind: "loading" }
      : { kind: "failed", at, failure };
  if (!isStale(at, connection.intervalMs, now)) return { kind: "live", at };
  const failedSince = failure !== null && connection.lastFailureAt !== null;
  return failedSince &&
    (connection.lastFailureAt ?? 0) - at > staleAfterMs(connection.intervalMs)
    ? { kind: "failed", at, failure }
    : { kind: "stale", at, failure };
};

/** How much a freshness has to say: of several connections the one speaks that is worst off. */
const RANK: Readonly<Record<Freshness["kind"], number>> = {
  live: 0,
  none: 1,
  loading: 2,
  paused: 3,
  stale: 4,
  failed: 5,
};

/**
 * Of these the one whose data is worst; of several that are as bad the one whose data is older: what all of them say
 * together is no younger than that. Null where there are none.
 */
export const worstOf = <Subject>(
  subjects: readonly Subject[],
  freshnessIn: (subject: Subject) => Freshness,
): Subject | null => {
  let worst: Subject | null = null;
  for (const next of subjects)
    if (worst === null || isWorse(freshnessIn(next), freshnessIn(worst)))
      worst = next;
  return worst;
};

const isWorse = (one: Freshness, other: Freshness): boolean =>
  one.kind === other.kind
    ? atOf(one) < atOf(other)
    : RANK[one.kind] > RANK[other.kind];

/** Never is the oldest. */
const atOf = (freshness: Freshness): number =>
  ("at" in freshness ? freshness.at : null) ?? 0;
