import { dueAt, isDue } from "../domain/connection.ts";
import type { Failure } from "../domain/failure.ts";
import {
  type Freshness,
  freshnessOf,
  staleAfterMs,
} from "../domain/freshness.ts";
import { type LocalInstant, SECOND, localInstant } from "../domain/instant.ts";
import { sourceName } from "../domain/source.ts";
import type { BadgeSubject } from "./badge-view.ts";
import type { FeedRunner } from "./feed-runner.ts";

/** When a runner wants to be looked at: at its next try, and when its data stops being live. */
export const wakesOf = (
  runner: FeedRunner,
  now: LocalInstant,
): readonly LocalInstant[] => {
  const { connection } = runner.state();
  const due = dueAt(connection);
  const stale =
    connection.lastGoodAt === null
      ? null
      : localInstant(
          connection.lastGoodAt + staleAfterMs(connection.intervalMs) + 1,
        );
  const wakes = due === null ? [] : [isDue(due, now) ? now : due];
  // An open stream is missed by nobody when the worker ends: the alarm brings the next one.
  if (connection.phase.kind === "listening") {
    const look = localInstant(connection.phase.heardAt + LOOK_AFTER_STREAM_MS);
    if (look > now) wakes.push(look);
  }
  return stale !== null && stale > now && connection.phase.kind !== "paused"
    ? [...wakes, stale]
    : wakes;
};

/** The nearest alarm that browsers keep. */
const LOOK_AFTER_STREAM_MS = 30 * SECOND;

const RANK: Readonly<Record<Freshness["kind"], number>> = {
  live: 0,
  none: 1,
  loading: 2,
  paused: 3,
  stale: 4,
  failed: 5,
};

/** All connections as one number; the worst freshness speaks. */
export const subjectOf = (
  runners: readonly FeedRunner[],
  broken: Failure | null,
  now: LocalInstant,
): BadgeSubject => {
  const none: Freshness =
    broken === null
      ? { kind: "none" }
      : { kind: "failed", at: null, failure: broken };
  const freshness = runners
    .map((runner) => freshnessOf(runner.state().connection, now))
    .reduce(
      (worst, next) =>
        RANK[next.kind] > RANK[worst.kind] || worst === none ? next : worst,
      none,
    );
  return {
    name: runners
      .map(({ source, state }) => sourceName(source, state().info))
      .join(", "),
    online: runners.reduce((sum, { online }) => sum + online(), 0),
    freshness,
  };
};
