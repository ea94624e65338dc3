import type { DatabaseSync } from "node:sqlite";
import {
  MOST_DELTAS,
  MOST_DELTA_BYTES,
  MOST_DELTA_LOG_BYTES,
} from "../settings.ts";
import type { Position } from "../snapshot.ts";
import type { Delta, Missed } from "../store.ts";
import { openNumbering } from "./numbering.ts";
import type { Standing } from "./numbering.ts";
import { integer, text } from "./rows.ts";
import type { Row } from "./rows.ts";

/** The numbering of visible changes and the newest of them, bounded by count and bytes. */
export interface DeltaLog {
  position(): Position;
  /**
   * Writes that people changed; must run inside a batch.
   * @param people JSON texts of whole people, at least one
   * @returns to be called once the batch is committed; nothing counts before
   */
  append(people: readonly string[], at: number): () => void;
  /** Like `append` for a step that nobody is told of: all readers must begin anew. */
  cut(at: number): () => void;
  after(position: Position, limit: number): Missed;
}

export interface DeltaLogBounds {
  readonly deltas: number;
  readonly bytes: number;
  /** Of one delta, unless a single person has more. */
  readonly deltaBytes: number;
}

const BOUNDS: DeltaLogBounds = {
  deltas: MOST_DELTAS,
  bytes: MOST_DELTA_LOG_BYTES,
  deltaBytes: MOST_DELTA_BYTES,
};

/** Nobody leaves the directory of this store. */
const NOBODY = "[]";

/** @param now the time of the platform's clock */
export function createDeltaLog(
  database: DatabaseSync,
  now: number,
  bounds: DeltaLogBounds = BOUNDS,
): DeltaLog {
  const numbering = openNumbering(database, now);
  const insert = database.prepare("INSERT INTO deltas VALUES (?, ?, ?, ?, ?)");
  const select = database.prepare(
    "SELECT * FROM deltas WHERE seq > ? ORDER BY seq LIMIT ?",
  );
  const forgetUpTo = database.prepare("DELETE FROM deltas WHERE seq <= ?");
  const forgetBytes = database.prepare(
    "DELETE FROM deltas WHERE bytes_before < ?",
  );
  let standing = numbering.found;
  /** Of the last batch, for the readers that wait for it: they need not ask the database. */
  let newest: readonly Delta[] = [];

  function adopt(next: Standing, deltas: readonly Delta[]): () => void {
    numbering.write(next);
    return () => {
      standing = next;
      newest = deltas;
    };
  }

  return {
    position: () => ({ epoch: standing.epoch, seq: standing.seq }),
    append(people, at) {
      const { epoch } = standing;
      const serverTime = Math.max(at, standing.serverTime);
      let { seq, bytes } = standing;
      const deltas = piecesOf(people, bounds.deltaBytes).map((piece) => {
        seq += 1;
        insert.run(seq, serverTime, bytes, piece.upsert, NOBODY);
        bytes += piece.bytes;
        return { epoch, seq, serverTime, upsert: piece.upsert, remove: NOBODY };
      });
      forgetUpTo.run(seq - bounds.deltas);
      forgetBytes.run(bytes - bounds.bytes);
      return adopt({ epoch, seq, serverTime, bytes }, deltas);
    },
    cut(at) {
      forgetUpTo.run(standing.seq);
      const serverTime = Math.max(at, standing.serverTime);
      return adopt({ ...standing, seq: standing.seq + 1, serverTime }, []);
    },
    after({ epoch, seq }, limit) {
      if (epoch !== standing.epoch)
        return { ok: false, reason: "unknown epoch" };
      if (seq > standing.seq) return { ok: false, reason: "ahead" };
      if (seq === standing.seq) return { ok: true, deltas: [] };
      const first = newest[0]?.seq;
      const deltas =
        first !== undefined && first <= seq + 1
          ? newest.slice(seq + 1 - first, seq + 1 - first + limit)
          : select.all(seq, limit).map((row) => deltaFrom(epoch, row));
      // Whole or not at all: the numbers differ, so the last one tells of a hole.
      if (deltas.at(-1)?.seq === seq + deltas.length)
        return { ok: true, deltas };
      return { ok: false, reason: "too old" };
    },
  };
}

/** Lists in JSON, each as long as it may be. */
function piecesOf(
  people: readonly string[],
  mostBytes: number,
): { readonly upsert: string; readonly bytes: number }[] {
  const pieces: { texts: string[]; bytes: number }[] = [];
  for (const person of people) {
    const bytes = Buffer.byteLength(person) + 1;
    const last = pieces.at(-1);
    if (last && last.bytes + bytes <= mostBytes) {
      last.texts.push(person);
      last.bytes += bytes;
    } else pieces.push({ texts: [person], bytes });
  }
  return pieces.map(({ texts, bytes }) => ({
    upsert: `[${texts.join(",")}]`,
    bytes,
  }));
}

function deltaFrom(epoch: string, row: Row): Delta {
  return {
    epoch,
    seq: integer(row, "seq"),
    serverTime: integer(row, "server_time"),
    upsert: text(row, "upsert"),
    remove: text(row, "remove"),
  };
}
