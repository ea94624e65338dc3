import { MOST_PEOPLE_TOLD } from "../settings.ts";
import type { DeltaLog } from "./delta-log.ts";
import type { RowCache } from "./row-cache.ts";
import type { Transaction } from "./transaction.ts";

/** Says that a person's row in the snapshot is about to differ. */
export type Touch = (user: number) => void;

/** Runs work as one transaction, together with the deltas that tell readers of it. */
export interface Batches {
  /** Rolls back and rethrows if `work` throws. No delta if it touched nobody. */
  run<T>(at: number, work: (touch: Touch) => T): T;
}

/** @param onCommit called after each batch that touched somebody */
export function createBatches(
  transaction: Transaction,
  cache: RowCache,
  log: DeltaLog,
  onCommit: () => void,
): Batches {
  /** @returns what is to be done once the transaction is committed */
  function record(touched: ReadonlySet<number>, at: number): () => void {
    if (touched.size > MOST_PEOPLE_TOLD) {
      const adopt = log.cut(at);
      return () => {
        adopt();
        cache.forget();
      };
    }
    const texts = cache.read(touched);
    const adopt = log.append([...texts.values()], at);
    return () => {
      adopt();
      cache.keep(texts);
    };
  }

  return {
    run(at, work) {
      const touched = new Set<number>();
      const { result, adopt } = transaction(() => ({
        result: work((user) => touched.add(user)),
        adopt: touched.size > 0 ? record(touched, at) : undefined,
      }));
      if (adopt) {
        adopt();
        onCommit();
      }
      return result;
    },
  };
}
