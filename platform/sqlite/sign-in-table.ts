import { createHash, randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { text } from "./rows.ts";
import type { SignIn } from "../store.ts";

/** The table `sign_ins`: who may act as whom in which browser. */
export interface SignInTable {
  insert(secret: string, user: number, at: number, until: number): string;
  find(secret: string, at: number): SignIn | undefined;
  remove(secret: string): void;
  removeExpired(at: number): void;
}

export function createSignInTable(database: DatabaseSync): SignInTable {
  const insert = database.prepare(
    "INSERT INTO sign_ins VALUES (?, ?, ?, ?, ?)",
  );
  const find = database.prepare(
    `SELECT users.id, sign_ins.browser_key FROM sign_ins JOIN users ON users.position = sign_ins.user
     WHERE hash = ? AND expires_at > ?`,
  );
  const remove = database.prepare("DELETE FROM sign_ins WHERE hash = ?");
  const removeExpired = database.prepare(
    "DELETE FROM sign_ins WHERE expires_at <= ?",
  );
  return {
    insert(secret, user, at, until) {
      const key = randomUUID();
      insert.run(hashOf(secret), key, user, at, until);
      return key;
    },
    find(secret, at) {
      const row = find.get(hashOf(secret), at);
      return row && { userId: text(row, "id"), key: text(row, "browser_key") };
    },
    remove: (secret) => {
      remove.run(hashOf(secret));
    },
    removeExpired: (at) => {
      removeExpired.run(at);
    },
  };
}

/** A copy of the database must not let its reader sign in. */
function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
