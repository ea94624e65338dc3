import type { DatabaseSync } from "node:sqlite";
import type { User } from "../store.ts";
import { integer } from "./rows.ts";
import type { Row } from "./rows.ts";

/** What a batch adds to the counts of a person. */
interface Sent {
  readonly messages: number;
  readonly questions: number;
}

/** Reads and writes of the table `users`. `position` is the row number. */
export interface UserTable {
  insert(user: User): void;
  count(): number;
  find(idOrEmail: string): Row | undefined;
  positionOf(id: string): number | undefined;
  firstToSignIn(limit: number): readonly Row[];
  seen(position: number, seenAt: number, activeAt: number | null): void;
  sent(position: number, sent: Sent): void;
  loggedIn(position: number, at: number): void;
  sessionOpened(position: number): void;
}

export function createUserTable(database: DatabaseSync): UserTable {
  const insert = database.prepare(
    `INSERT INTO users (id, name, email, role, company, account, last_login_at, last_active_at,
       last_seen_at, sessions, messages, questions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const count = database.prepare("SELECT count(*) AS total FROM users");
  const find = database.prepare(
    "SELECT * FROM users WHERE id = ? OR email = ? LIMIT 1",
  );
  const position = database.prepare("SELECT position FROM users WHERE id = ?");
  const toSignIn = database.prepare(
    `SELECT * FROM users WHERE name IS NOT NULL AND account = 'active' AND length(name) <= 40
     ORDER BY position LIMIT ?`,
  );
  const seen = database.prepare(
    `UPDATE users SET last_seen_at = max(coalesce(last_seen_at, 0), ?),
       last_active_at = nullif(max(coalesce(last_active_at, 0), ?), 0) WHERE position = ?`,
  );
  const sent = database.prepare(
    "UPDATE users SET messages = messages + ?, questions = questions + ? WHERE position = ?",
  );
  const loggedIn = database.prepare(
    "UPDATE users SET last_login_at = max(coalesce(last_login_at, 0), ?) WHERE position = ?",
  );
  const opened = database.prepare(
    "UPDATE users SET sessions = sessions + 1 WHERE position = ?",
  );
  return {
    insert: (user) => {
      insert.run(
        user.id,
        user.name,
        user.email,
        user.role,
        user.company,
        user.account,
        user.lastLoginAt,
        user.lastActiveAt,
        user.lastSeenAt,
        user.sessions,
        user.messages,
        user.questions,
      );
    },
    count: () => Number(count.get()?.["total"]),
    find: (idOrEmail) => find.get(idOrEmail, idOrEmail),
    positionOf(id) {
      const row = position.get(id);
      return row && integer(row, "position");
    },
    firstToSignIn: (limit) => toSignIn.all(limit),
    seen: (at, seenAt, activeAt) => {
      seen.run(seenAt, activeAt ?? 0, at);
    },
    sent: (at, { messages, questions }) => {
      if (messages + questions > 0) sent.run(messages, questions, at);
    },
    loggedIn: (at, when) => {
      loggedIn.run(when, at);
    },
    sessionOpened: (at) => {
      opened.run(at);
    },
  };
}
