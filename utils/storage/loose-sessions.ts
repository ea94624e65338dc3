import {
  blockOfFinished,
  blockOfRunning,
} from "../domain/analytics/block-of.ts";
import type { SessionBlock } from "../domain/analytics/session-block.ts";
import { NO_COVERAGE } from "../domain/coverage.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Look } from "../domain/look.ts";
import type { RunningSession } from "../domain/session.ts";
import {
  type JournalTransaction,
  deltasAfter,
  rangeAt,
  rangeOf,
} from "./journal-reading.ts";
import { putRunning } from "./running-put.ts";

/** How a source tells who is idle and who is away, ms. */
export type ActivityLimits = Pick<Look, "idleAfterMs" | "awayAfterMs">;

/**
 * The sessions that lie under no day: what is not yet packed, and what goes on.
 * @param now the platform's clock
 */
export const looseIn = (
  tx: JournalTransaction,
  source: SourceId,
  now: Instant,
  limits: ActivityLimits,
): Promise<readonly SessionBlock[]> =>
  Promise.all([freshIn(tx, source), runningIn(tx, source, now, limits)]);

const freshIn = async (
  tx: JournalTransaction,
  source: SourceId,
): Promise<SessionBlock> => {
  const records = await tx.objectStore("finished").getAll(rangeOf(source));
  return blockOfFinished(records.flatMap(({ sessions }) => sessions));
};

/** The sessions that go on, without the list that the journal holds beside them. */
const runningIn = async (
  tx: JournalTransaction,
  source: SourceId,
  now: Instant,
  limits: ActivityLimits,
): Promise<SessionBlock> => {
  const running = new Map<PersonId, RunningSession>();
  const state = await tx.objectStore("states").get(source);
  const keyframe = state?.keyframe ?? null;
  if (keyframe !== null) {
    const [frames, deltas] = await Promise.all([
      tx.objectStore("runningFrames").getAll(rangeAt(source, keyframe)),
      tx.objectStore("deltas").getAll(deltasAfter(source, keyframe)),
    ]);
    for (const frame of frames)
      for (const session of frame.running) running.set(session.person, session);
    for (const delta of deltas) putRunning(running, delta);
  }
  const coverage = state?.watch.coverage ?? NO_COVERAGE;
  return blockOfRunning([...running.values()], coverage, now, limits);
};
