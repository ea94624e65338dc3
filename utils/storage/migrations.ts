import type { IDBPDatabase } from "idb";
import type { Schema } from "./database.ts";

type Migration = (db: IDBPDatabase<Schema>) => void;

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
];

export const DATABASE_VERSION = MIGRATIONS.length;

/** Brings a database of any earlier version to the present one, inside the upgrade's transaction. */
export const migrate = (db: IDBPDatabase<Schema>, from: number): void => {
  for (const migration of MIGRATIONS.slice(from)) migration(db);
};
