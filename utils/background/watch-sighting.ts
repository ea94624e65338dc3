import { observedAt } from "../domain/coverage.ts";
import { isStale } from "../domain/freshness.ts";
import type { LocalInstant } from "../domain/instant.ts";
import type { Knowledge, Observed } from "../domain/observe.ts";
import { isTrusted } from "../domain/server-clock.ts";
import type { NameOf } from "../domain/page-name.ts";
import type { Limits } from "../domain/source.ts";
import type { ListSeen, WatchSighting } from "../domain/watch-step.ts";
import type { RunnerState } from "./runner-state.ts";

/**
 * What watches see of an observation that is being kept: the list before and after. Null where the observation was not
 * put on the list. Data that had become stale by this machine's clock is a gap as well: a platform whose clock was set
 * back over it would not show one.
 */
export const sightingOf = (
  { knowledge, connection }: Pick<RunnerState, "knowledge" | "connection">,
  seen: Observed,
  limits: Limits,
  nameOf: NameOf,
  now: LocalInstant,
): WatchSighting | null => {
  const after = listSeen(seen.knowledge);
  if (seen.outcome !== "applied" || after === null) return null;
  const { lastGoodAt, intervalMs } = connection;
  return {
    before: listSeen(knowledge),
    after,
    gap: seen.watched.gap || isStale(lastGoodAt, intervalMs, now),
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
