import type { SourceId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Knowledge, Observed } from "../domain/observe.ts";
import { valueAt } from "../domain/patched-map.ts";
import type { DeltaRecord } from "./records.ts";
import { runningPut } from "./running-put.ts";

/** What an applied observation changed, for the journal; null when it changed nobody. */
export const deltaOf = (
  source: SourceId,
  serverTime: Instant,
  before: Pick<Knowledge, "roster" | "sessions">,
  observed: Extract<Observed, { outcome: "applied" }>,
): DeltaRecord | null => {
  const { revision } = observed.roster;
  if (revision === before.roster.revision) return null;
  const { upserts, removals, watched } = observed;
  const { puts, gone, lastEnds } = watched.changes;
  return {
    source,
    revision,
    serverTime,
    upserts,
    removals,
    running: puts.map((session) =>
      runningPut(valueAt(before.sessions.running, session.person), session),
    ),
    gone,
    lastEnds,
  };
};
