import type { IDBPObjectStore } from "idb";
import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import type { Database, Schema } from "./database.ts";
import { writeAtOnce } from "./transaction.ts";

type Settings = IDBPObjectStore<
  Schema,
  readonly ["settings"],
  "settings",
  "readwrite"
>;

/**
 * One transaction on the settings, in which they are read and written: two changes at once both hold. Strict: what a
 * person saved must survive a power cut.
 */
export const changeSettings = <Value>(
  db: Database,
  work: (settings: Settings) => Promise<Value>,
): Promise<Result<Value, Failure>> =>
  db.use((connected) =>
    writeAtOnce(
      connected,
      ["settings"] as const,
      (tx) => work(tx.objectStore("settings")),
      "strict",
    ),
  );
