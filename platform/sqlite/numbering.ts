import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Position } from "../snapshot.ts";
import { integer, text } from "./rows.ts";

/** Where the sequence of visible changes stands. */
export interface Standing extends Position {
  /** When the last delta was committed. */
  readonly serverTime: number;
  /** Bytes of all deltas of the epoch so far, kept or not. */
  readonly bytes: number;
}

/** The row of the table `numbering`, so that the next run of the platform counts on. */
export interface Numbering {
  /** The standing of the last run, or the start of a new epoch. */
  readonly found: Standing;
  /** Must run inside a batch. */
  write(standing: Standing): void;
}

/**
 * Begins a new epoch where there is none, and where the clock stands before the
 * last delta: the times of the old epoch could never be kept in order again.
 * @param now the time of the platform's clock
 */
export function openNumbering(database: DatabaseSync, now: number): Numbering {
  const replace = database.prepare(
    "INSERT OR REPLACE INTO numbering VALUES (1, ?, ?, ?, ?)",
  );
  const write = ({ epoch, seq, serverTime, bytes }: Standing) => {
    replace.run(epoch, seq, serverTime, bytes);
  };
  const row = database.prepare("SELECT * FROM numbering").get();
  if (row && integer(row, "server_time") <= now)
    return {
      found: {
        epoch: text(row, "epoch"),
        seq: integer(row, "seq"),
        serverTime: integer(row, "server_time"),
        bytes: integer(row, "bytes"),
      },
      write,
    };
  const epoch = randomBytes(6).toString("hex");
  const found = { epoch, seq: 0, serverTime: 0, bytes: 0 };
  // In this order, so that a crash in between leaves no delta of another epoch.
  database.exec("DELETE FROM deltas");
  write(found);
  return { found, write };
}
