import { type Span, observedAt } from "../domain/coverage.ts";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { firstFetched } from "../domain/history-offer.ts";
import { type LocalInstant, later } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { retentionAt } from "../domain/retention.ts";
import { joined } from "../domain/spans.ts";
import type { Database } from "../storage/database.ts";
import { rangeOf } from "../storage/journal-reading.ts";
import { readRetention } from "../storage/retention.ts";
import type { FeedRunner } from "./feed-runner.ts";

/**
 * The time that a platform's history is fetched of: as far back as sessions are kept, up to the latest observation. What
 * comes after that is for whoever watches. Fails before anything was observed: nobody knows what time it is there.
 */
export const timeToAsk = async (
  db: Database,
  { source, state }: FeedRunner,
  localNow: LocalInstant,
): Promise<Result<Span, Failure>> => {
  const to = observedAt(state().knowledge.sessions.coverage);
  if (to === null) return fail({ code: "not_found" });
  const chosen = await readRetention(db);
  if (!chosen.ok) return chosen;
  const kept = await db.use((connected) => connected.get("upkeep", source.id));
  if (!kept.ok) return kept;
  const { detailDays } = retentionAt(chosen.value, localNow);
  const first = firstFetched(to, detailDays);
  const from = later(first, kept.value?.cutoff ?? first);
  return ok({ from, to });
};

/** When somebody watched, or an earlier fetch filled it: in order. */
export const coveredOf = (
  db: Database,
  source: SourceId,
): Promise<Result<readonly Span[], Failure>> =>
  db.use(async (connected) => {
    const tx = connected.transaction(["coverage", "states"]);
    const [spans, state] = await Promise.all([
      tx.objectStore("coverage").getAll(rangeOf(source)),
      tx.objectStore("states").get(source),
    ]);
    const running = state?.watch.coverage.running ?? null;
    return joined(running === null ? spans : [...spans, running]);
  });
