import type { DatabaseSync } from "node:sqlite";
import { integer } from "./rows.ts";
import type { Row } from "./rows.ts";
import { userJson } from "./user-json.ts";

/**
 * The JSON texts of all people in directory order, rebuilt only for those who
 * changed. It can be thrown away at any time; the tables are the truth.
 */
export interface RowCache {
  /**
   * Reads people from the tables, which may hold what is not committed yet.
   * @param users positions in the directory
   */
  read(users: Iterable<number>): ReadonlyMap<number, string>;
  /** Takes over what `read` gave, now that it is committed. */
  keep(texts: ReadonlyMap<number, string>): void;
  /** Too much changed: one pass over the tables beats single reads. */
  forget(): void;
  /** A copy that later changes do not reach. */
  rows(): readonly string[];
}

export function createRowCache(database: DatabaseSync): RowCache {
  const oneUser = database.prepare("SELECT * FROM users WHERE position = ?");
  const allUsers = database.prepare("SELECT * FROM users ORDER BY position");
  const live = "SELECT * FROM sessions WHERE ended_at IS NULL";
  const sessionsOfOne = database.prepare(
    `${live} AND user = ? ORDER BY started_at, id`,
  );
  const allSessions = database.prepare(`${live} ORDER BY user, started_at, id`);
  // Positions are 1, 2, 3 ... without holes, so an array serves as the index.
  let all: string[] | undefined;

  function readAll(): string[] {
    const sessions = new Map<number, Row[]>();
    for (const row of allSessions.iterate()) {
      const user = integer(row, "user");
      const known = sessions.get(user);
      if (known) known.push(row);
      else sessions.set(user, [row]);
    }
    const texts: string[] = [];
    for (const row of allUsers.iterate())
      texts.push(userJson(row, sessions.get(integer(row, "position")) ?? []));
    return texts;
  }

  return {
    read(users) {
      const texts = new Map<number, string>();
      for (const position of users) {
        const row = oneUser.get(position);
        if (row)
          texts.set(position, userJson(row, sessionsOfOne.all(position)));
      }
      return texts;
    },
    keep(texts) {
      if (!all) return;
      for (const [position, text] of texts) all[position - 1] = text;
    },
    forget: () => {
      all = undefined;
    },
    rows: () => (all ??= readAll()).slice(),
  };
}
