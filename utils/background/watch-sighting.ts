import type { Connection } from "../domain/connection.ts";
import { observedAt } from "../domain/coverage.ts";
import { isStale } from "../domain/freshness.ts";
import { type LocalInstant, SECOND } from "../domain/instant.ts";
import type { Observation } from "../domain/observation.ts";
import type { Knowledge, Observed } from "../domain/observe.ts";
import { isTrusted } from "../domain/server-clock.ts";
import type { NameOf } from "../domain/page-name.ts";
import type { Limits } from "../domain/source.ts";
import type { ListSeen, WatchSighting } from "../domain/watch-step.ts";
import type { RunnerState } from "./runner-state.ts";

/** What a stream tells anew after a gap comes at once, and the first thing that it tells of now comes within this. */
const CATCH_UP_MS = 15 * SECOND;

/**
 * Since when a stream tells what happened during a gap of ours; null: it tells of now. A stream that is resumed after a
 * gap first tells all that was missed, each change with its own time: they were seen without a gap, but not when they
 * happened. A list or a beat says what is so now and ends that, as does time: a busy stream never beats.
 */
export const missedSince = (
  { missedAt, connection }: Pick<RunnerState, "missedAt" | "connection">,
  seen: Observed,
  observation: Observation,
  now: LocalInstant,
): LocalInstant | null => {
  if (observation.kind !== "delta" || !observation.pushed) return null;
  if (isAfterGap(seen, connection, now)) return now;
  const isCatchingUp =
    missedAt !== null && Math.abs(now - missedAt) < CATCH_UP_MS;
  return isCatchingUp ? missedAt : null;
};

const isAfterGap = (
  seen: Observed,
  { lastGoodAt, intervalMs }: Connection,
  now: LocalInstant,
): boolean =>
  (seen.outcome === "applied" && seen.watched.gap) ||
  isStale(lastGoodAt, intervalMs, now);

/**
 * What watches see of an observation that is being kept: the list before and after. Null where the observation was not
 * put on the list. Data that had become stale by this machine's clock is a gap as well: a platform whose clock was set
 * back over it would not show one.
 * @param missedAt of this observation, {@link missedSince}
 */
export const sightingOf = (
  { knowledge, connection }: Pick<RunnerState, "knowledge" | "connection">,
  missedAt: LocalInstant | null,
  seen: Observed,
  limits: Limits,
  nameOf: NameOf,
  now: LocalInstant,
): WatchSighting | null => {
  const after = listSeen(seen.knowledge);
  if (seen.outcome !== "applied" || after === null) return null;
  return {
    before: listSeen(knowledge),
    after,
    gap: missedAt !== null || isAfterGap(seen, connection, now),
    limits,
    nameOf,
    trusted: isTrusted(seen.knowledge.clock),
    now,
  };
};

/** Null before the first observation. */
const listSeen = ({ roster, sessions }: Knowledge): ListSeen | null => {
  const at = observedAt(sessions.coverage);
  return at === null
    ? null
    : { people: roster.people, whole: sessions.whole, at };
};
