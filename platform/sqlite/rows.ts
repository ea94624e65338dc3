import type { SQLOutputValue } from "node:sqlite";
import type { Account, User } from "../store.ts";

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** The text of a NOT NULL column. */
export function text(row: Row, column: string): string {
  return String(row[column]);
}

export function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === "string" ? value : null;
}

/** The integer of a NOT NULL column. */
export function integer(row: Row, column: string): number {
  return Number(row[column]);
}

export function integerOrNull(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === "number" ? value : null;
}

/** A row of the table `users`. */
export function userFromRow(row: Row): User {
  return {
    id: text(row, "id"),
    name: textOrNull(row, "name"),
    email: text(row, "email"),
    role: text(row, "role"),
    company: textOrNull(row, "company"),
    account: accountFrom(text(row, "account")),
    lastLoginAt: integerOrNull(row, "last_login_at"),
    lastActiveAt: integerOrNull(row, "last_active_at"),
    lastSeenAt: integerOrNull(row, "last_seen_at"),
    sessions: integer(row, "sessions"),
    messages: integer(row, "messages"),
    questions: integer(row, "questions"),
  };
}

function accountFrom(value: string): Account {
  switch (value) {
    case "active":
    case "pending":
      return value;
    default:
      // What cannot be read must not be able to sign in.
      return "disabled";
  }
}
