import { dueAt, isDue } from "../domain/connection.ts";
import type { Failure } from "../domain/failure.ts";
import {
  type Freshness,
  freshnessOf,
  staleAfterMs,
  worstOf,
} from "../domain/freshness.ts";
import type { SourceId } from "../domain/ids.ts";
import { type LocalInstant, SECOND, localInstant } from "../domain/instant.ts";
import { shownOf } from "../domain/shown-connection.ts";
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

/**
 * The connections that are shown as one number; the worst freshness speaks, and of several it says whose it is.
 * @param shown null: all of them
 */
export const subjectOf = (
  all: readonly FeedRunner[],
  broken: Failure | null,
  now: LocalInstant,
  shown: SourceId | null,
): BadgeSubject => {
  const only = shownOf(
    all.map(({ source }) => source),
    shown,
  );
  const runners = all.filter(
    ({ source }) => only === null || source.id === only,
  );
  const none: Freshness =
    broken === null
      ? { kind: "none" }
      : { kind: "failed", at: null, failure: broken };
  const named = runners.map(({ source, state }) => ({
    name: sourceName(source, state().info),
    freshness: freshnessOf(state().connection, now),
  }));
  const worst = worstOf(named, ({ freshness }) => freshness);
  const freshness = worst?.freshness ?? none;
  return {
    name:
      worst === null || freshness.kind === "live"
        ? named.map(({ name }) => name).join(", ")
        : worst.name,
    online: runners.reduce((sum, { online }) => sum + online(), 0),
    freshness,
  };
};

/** What a connection is called beside others; null where there is but one. */
export const nameAmong = (
  runners: readonly FeedRunner[],
  id: SourceId,
): string | null => {
  const runner = runners.find(({ source }) => source.id === id);
  return runner === undefined || runners.length < 2
    ? null
    : sourceName(runner.source, runner.state().info);
};
