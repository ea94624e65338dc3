import { observedAt } from "../domain/coverage.ts";
import type { Failure } from "../domain/failure.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import type { Knowledge } from "../domain/observe.ts";
import { mapOf } from "../domain/patched-map.ts";
import { peopleOf } from "../domain/people.ts";
import type { Result } from "../domain/result.ts";
import type { Database } from "./database.ts";
import { JOURNAL, replay } from "./journal-reading.ts";
import { lastEndsOf } from "./last-ends.ts";
import type { SourceState } from "./records.ts";
import { putRunning } from "./running-put.ts";

/**
 * All that is known of a source, for a worker that starts. What was not certain when the last one ended (deltas that came
 * too early, doubt about where the list stands) is not kept: the next answer shows it. Null before the first snapshot.
 */
export const readKnowledge = (
  db: Database,
  source: SourceId,
): Promise<
  Result<
    { readonly state: SourceState; readonly knowledge: Knowledge } | null,
    Failure
  >
> =>
  db.use(async (connected) => {
    const reading = await replay(
      connected.transaction(JOURNAL, "readonly"),
      source,
    );
    if (reading === null) return null;
    const { state, deltas } = reading;
    const reports = new Map(
      reading.reports.map((report) => [report.id, report]),
    );
    const running = new Map<PersonId, (typeof reading.running)[number]>(
      reading.running.map((session) => [session.person, session]),
    );
    for (const delta of deltas) {
      for (const report of delta.upserts) reports.set(report.id, report);
      for (const id of delta.removals) reports.delete(id);
      putRunning(running, delta);
    }
    const { clock, ...watch } = state.watch;
    const { revision, position, tally, emptyUnconfirmed } = state;
    const knowledge: Knowledge = {
      roster: {
        revision,
        position,
        serverTime: observedAt(watch.coverage) ?? state.serverTime,
        people: peopleOf(reports.values()),
        tally,
        emptyUnconfirmed,
        doubted: false,
      },
      sessions: {
        ...watch,
        running: mapOf(running),
        lastEnds: lastEndsOf(state, reading.lastEnds, deltas),
      },
      clock,
      pending: null,
    };
    return { state, knowledge };
  });
