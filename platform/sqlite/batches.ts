import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Position } from "../snapshot.ts";

/** Says that a person's row in the snapshot is about to differ. */
export type Touch = (user: number) => void;

/** Runs work as one transaction that readers see as one step of `seq`. */
export interface Batches {
  /** Rolls back and rethrows if `work` throws. No step if it touched nobody. */
  run<T>(work: (touch: Touch) => T): T;
  position(): Position;
}

/**
 * @param onCommit called with each person that a committed batch touched
 */
export function createBatches(
  database: DatabaseSync,
  onCommit: Touch,
): Batches {
  // Deltas of a former run are not kept, so its positions mean nothing now.
  const epoch = randomBytes(6).toString("hex");
  let seq = 0;
  const begin = database.prepare("BEGIN IMMEDIATE");
  const commit = database.prepare("COMMIT");
  const rollback = database.prepare("ROLLBACK");

  return {
    run(work) {
      const touched = new Set<number>();
      begin.run();
      try {
        const result = work((user) => touched.add(user));
        commit.run();
        if (touched.size > 0) seq += 1;
        touched.forEach(onCommit);
        return result;
      } catch (error) {
        rollback.run();
        throw error;
      }
    },
    position: () => ({ epoch, seq }),
  };
}
