import type { IDBPTransaction, StoreNames } from "idb";
import type { Connected, Schema } from "./database.ts";

export type Writing<Names extends ArrayLike<StoreNames<Schema>>> =
  IDBPTransaction<Schema, Names, "readwrite">;

/** Any transaction that writes: in which stores it may do so does not matter to whoever is handed it. */
export type AnyWriting = Pick<
  Writing<readonly StoreNames<Schema>[]>,
  "objectStore"
>;

/**
 * One transaction: all that `work` writes, or nothing. Resolves when it is done.
 * @param work may wait for this transaction alone: it does not outlive another wait
 * @param durability relaxed: after a power cut the newest observations come again from the platform
 */
export const writeAtOnce = async <
  Names extends ArrayLike<StoreNames<Schema>>,
  Value,
>(
  connected: Connected,
  stores: Names,
  work: (tx: Writing<Names>) => Promise<Value>,
  durability: "relaxed" | "strict" = "relaxed",
): Promise<Value> => {
  const tx = connected.transaction(stores, "readwrite", { durability });
  const working = work(tx).catch((error: unknown) => {
    abort(tx);
    throw error;
  });
  const [value] = await Promise.all([working, tx.done]);
  return value;
};

export const abort = (tx: { readonly abort: () => void }): void => {
  try {
    tx.abort();
  } catch {
    // The browser has aborted it already.
  }
};
