import { observedAt } from "../domain/coverage.ts";
import { type Freshness, freshnessOf, isStale } from "../domain/freshness.ts";
import type { SourceId } from "../domain/ids.ts";
import {
  type Instant,
  type LocalInstant,
  instant,
  later,
} from "../domain/instant.ts";
import { type People } from "../domain/people.ts";
import { isTrusted } from "../domain/server-clock.ts";
import { type Limits, limitsOf, sourceName } from "../domain/source.ts";
import type { FeedRunner } from "./feed-runner.ts";
import type { RunnerState } from "./runner-state.ts";

/** What is known of one platform, without asking anybody. */
export interface KnownList {
  readonly source: SourceId;
  readonly name: string;
  readonly people: People;
  readonly online: number;
  readonly freshness: Freshness;
  /** The list no longer speaks of now. */
  readonly stale: boolean;
  /** The platform's clock; it stands still while the list is stale, or when it cannot be trusted. */
  readonly serverNow: Instant;
  readonly limits: Limits;
}

export const knownListOf = (
  { source, state, online }: FeedRunner,
  now: LocalInstant,
): KnownList => {
  const known = state();
  const { connection, knowledge, info } = known;
  const freshness = freshnessOf(connection, now);
  const stale =
    freshness.kind === "stale" ||
    freshness.kind === "failed" ||
    (freshness.kind === "paused" &&
      isStale(freshness.at, connection.intervalMs, now));
  return {
    source: source.id,
    name: sourceName(source, info),
    people: knowledge.roster.people,
    online: online(),
    freshness,
    stale,
    serverNow: serverTimeOf(known, stale ? null : now),
    limits: limitsOf(source, info),
  };
};

/** @param now null: the time that the platform named last, and not what it is now */
const serverTimeOf = (
  { knowledge, serverTime, receivedAt }: RunnerState,
  now: LocalInstant | null,
): Instant => {
  const observed = observedAt(knowledge.sessions.coverage) ?? instant(0);
  const last = later(serverTime ?? observed, observed);
  return now === null || receivedAt === null || !isTrusted(knowledge.clock)
    ? last
    : later(instant(last + Math.max(0, now - receivedAt)), last);
};
