import type { DatabaseSync } from "node:sqlite";
import { integer } from "./rows.ts";
import type { Row } from "./rows.ts";
import { userJson } from "./user-json.ts";

/** Above this many changed people one pass over the tables beats single reads. */
const REREAD_ALL_ABOVE = 20_000;

/**
 * The JSON texts of all people in directory order, rebuilt only for those who
 * changed. It can be thrown away at any time; the tables are the truth.
 */
export interface RowCache {
  /** @param user position in the directory */
  touch(user: number): void;
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
  let texts: string[] | undefined;
  const changed = new Set<number>();

  function readAll(): string[] {
    const sessions = new Map<number, Row[]>();
    for (const row of allSessions.iterate()) {
      const user = integer(row, "user");
      const known = sessions.get(user);
      if (known) known.push(row);
      else sessions.set(user, [row]);
    }
    const all: string[] = [];
    for (const row of allUsers.iterate())
      all.push(userJson(row, sessions.get(integer(row, "position")) ?? []));
    return all;
  }

  return {
    touch: (user) => changed.add(user),
    rows() {
      if (!texts || changed.size > REREAD_ALL_ABOVE) texts = readAll();
      else
        for (const position of changed) {
          const row = oneUser.get(position);
          if (row)
            texts[position - 1] = userJson(row, sessionsOfOne.all(position));
        }
      changed.clear();
      return texts.slice();
    },
  };
}
