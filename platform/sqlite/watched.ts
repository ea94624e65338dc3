import type { DatabaseSync } from "node:sqlite";

/** Writes of the table `watched`: when a running platform wrote down what happened. */
export interface WatchLog {
  begin(at: number): void;
  lengthen(at: number): void;
  forgetBefore(before: number): void;
}

export function createWatchLog(database: DatabaseSync): WatchLog {
  const begin = database.prepare(
    "INSERT INTO watched (from_at, to_at) VALUES (?, ?)",
  );
  const lengthen = database.prepare(
    `UPDATE watched SET to_at = max(to_at, ?)
     WHERE number = (SELECT max(number) FROM watched)`,
  );
  const forget = database.prepare("DELETE FROM watched WHERE to_at < ?");
  const clip = database.prepare(
    "UPDATE watched SET from_at = ? WHERE from_at < ?",
  );
  return {
    begin: (at) => {
      begin.run(at, at);
    },
    lengthen: (at) => {
      lengthen.run(at);
    },
    forgetBefore: (before) => {
      forget.run(before);
      clip.run(before, before);
    },
  };
}
