import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { claimDatabase } from "./claim.ts";
import { migrate } from "./schema.ts";

const IN_MEMORY = ":memory:";

export interface OpenDatabase {
  readonly database: DatabaseSync;
  /** Closes the database and lets another platform have it. */
  close(): void;
}

/**
 * Opens or makes the database file, with the folder it is in, for this process alone.
 * @param reset deletes what is in it first
 * @throws Error with a sentence for the person who started the platform
 */
export function openDatabase(file: string, reset = false): OpenDatabase {
  let release = () => {};
  try {
    if (file !== IN_MEMORY) {
      const folder = dirname(file);
      // One folder is made, not a chain of them: a mistyped path should fail.
      if (!existsSync(folder)) mkdirSync(folder);
      release = claimDatabase(file);
      if (reset) deleteDatabase(file);
    }
    const database = openMigrated(file);
    const close = () => {
      database.close();
      release();
    };
    return { database, close };
  } catch (error) {
    release();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The database ${file} cannot be used: ${reason}.`, {
      cause: error,
    });
  }
}

function openMigrated(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    // FULL: what readers were told must outlive a crash of the machine, or the
    // same numbers would be given to other deltas afterwards.
    database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
    );
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function deleteDatabase(file: string): void {
  for (const suffix of ["", "-wal", "-shm"])
    rmSync(`${file}${suffix}`, { force: true });
}
