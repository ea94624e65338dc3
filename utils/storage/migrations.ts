import type {
  IDBPDatabase,
  IDBPObjectStore,
  IDBPTransaction,
  StoreNames,
} from "idb";
import { NEW_CONNECTION } from "../domain/connection.ts";
import type { Schema } from "./database.ts";
import { abort } from "./transaction.ts";
import { NO_WATCH } from "./watch-state.ts";

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;
type Migration = (
  db: IDBPDatabase<Schema>,
  tx: Upgrade,
) => void | Promise<void>;

/** Gives each record of a store what it lacks. */
const fill = async <Name extends "states" | "firstScreens" | "deltas">(
  store: IDBPObjectStore<Schema, StoreNames<Schema>[], Name, "versionchange">,
  lacking: Partial<Schema[Name]["value"]>,
): Promise<void> => {
  for await (const cursor of store)
    await cursor.update({ ...cursor.value, ...lacking });
};

/** In order; never changed once released. The number of a migration is the version that it makes. */
const MIGRATIONS: readonly Migration[] = [
  (db) => {
    db.createObjectStore("settings");
    db.createObjectStore("secrets");
    db.createObjectStore("connections", { keyPath: "source" });
    db.createObjectStore("states", { keyPath: "source" });
    db.createObjectStore("firstScreens", { keyPath: "source" });
    db.createObjectStore("keyframes");
    db.createObjectStore("deltas", { keyPath: ["source", "revision"] });
  },
  async (db, tx) => {
    db.createObjectStore("runningFrames");
    db.createObjectStore("finished", {
      keyPath: ["source", "revision", "chunk"],
    });
    db.createObjectStore("coverage", { keyPath: ["source", "from"] });
    db.createObjectStore("days");
    db.createObjectStore("upkeep", { keyPath: "source" });
    db.createObjectStore("recordings", { keyPath: "source" });
    db.createObjectStore("recorded");
    // What was there knew nothing of sessions.
    await fill(tx.objectStore("states"), { forgot: null, watch: NO_WATCH });
    await fill(tx.objectStore("firstScreens"), { running: [] });
    const noChange = { running: [], gone: [], lastEnds: [] };
    await fill(tx.objectStore("deltas"), noChange);
    for await (const cursor of tx.objectStore("connections")) {
      const connection = { ...NEW_CONNECTION, ...cursor.value.connection };
      await cursor.update({ ...cursor.value, connection });
    }
  },
  (db) => {
    db.createObjectStore("watches", { keyPath: ["source", "id"] });
    db.createObjectStore("notices", { keyPath: ["source", "id"] });
  },
  (db) => {
    db.createObjectStore("rollups");
    db.createObjectStore("past");
    db.createObjectStore("levels", { keyPath: ["source", "revision"] });
    db.createObjectStore("imports", { keyPath: "source" });
  },
];

export const DATABASE_VERSION = MIGRATIONS.length;

/**
 * Brings a database of any earlier version to a later one, inside the upgrade's transaction: wholly, or not at all.
 * @param to null: the database is being deleted
 */
export const migrate = async (
  db: IDBPDatabase<Schema>,
  from: number,
  to: number | null,
  tx: Upgrade,
): Promise<void> => {
  // Whoever opens the database is told when this fails.
  tx.done.catch(() => null);
  try {
    for (const migration of MIGRATIONS.slice(from, to ?? 0))
      await migration(db, tx);
  } catch {
    abort(tx);
  }
};
