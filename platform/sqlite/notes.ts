import type { DatabaseSync } from "node:sqlite";
import { text } from "./rows.ts";

/** The table `meta`: facts about the database itself. */
export interface Notes {
  set(key: string, value: string): void;
  get(key: string): string | undefined;
}

export function createNotes(database: DatabaseSync): Notes {
  const set = database.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)");
  const get = database.prepare("SELECT value FROM meta WHERE key = ?");
  return {
    set: (key, value) => {
      set.run(key, value);
    },
    get(key) {
      const row = get.get(key);
      return row && text(row, "value");
    },
  };
}
