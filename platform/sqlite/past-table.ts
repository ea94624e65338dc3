import type { DatabaseSync } from "node:sqlite";
import type { PastSession, Place, SessionPage, Span } from "../history.ts";
import { integer } from "./rows.ts";
import type { Row } from "./rows.ts";
import { pastSession } from "./past-rows.ts";

/** Reads of the tables `sessions`, `page_visits`, `absences` and `watched`. */
export interface PastTable {
  overlapping(span: Span, after: Place | null, limit: number): SessionPage;
  ofUser(userId: string, after: Place | null, limit: number): SessionPage;
  watchedIn(span: Span): readonly Span[];
}

export function createPastTable(database: DatabaseSync): PastTable {
  // One more than asked for is read, to know whether there is more.
  const overlapping = database.prepare(
    `SELECT s.*, u.id AS user_id FROM sessions s JOIN users u ON u.position = s.user
     WHERE s.started_at < ? AND (s.ended_at IS NULL OR s.ended_at > ? OR s.started_at >= ?)
       AND (s.started_at, s.number) > (?, ?)
     ORDER BY s.started_at, s.number LIMIT ?`,
  );
  const ofUser = database.prepare(
    `SELECT s.*, u.id AS user_id FROM sessions s JOIN users u ON u.position = s.user
     WHERE u.id = ? AND (s.started_at, s.number) < (?, ?)
     ORDER BY s.started_at DESC, s.number DESC LIMIT ?`,
  );
  const visits = database.prepare(
    "SELECT * FROM page_visits WHERE session = ? ORDER BY from_at, number",
  );
  const absences = database.prepare(
    "SELECT * FROM absences WHERE session = ? ORDER BY from_at",
  );
  const watched = database.prepare(
    "SELECT * FROM watched WHERE from_at < ? AND to_at > ? ORDER BY from_at",
  );

  const read = (row: Row): PastSession => {
    const number = integer(row, "number");
    return pastSession(row, visits.all(number), absences.all(number));
  };
  const page = (rows: readonly Row[], limit: number): SessionPage => {
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      sessions: shown.map(read),
      next: rows.length > limit && last ? placeOf(last) : null,
    };
  };

  return {
    overlapping: ({ from, to }, after, limit) => {
      const { startedAt, number } = after ?? BEFORE_ALL;
      return page(
        overlapping.all(to, from, from, startedAt, number, limit + 1),
        limit,
      );
    },
    ofUser: (userId, after, limit) => {
      const { startedAt, number } = after ?? AFTER_ALL;
      return page(ofUser.all(userId, startedAt, number, limit + 1), limit);
    },
    watchedIn: ({ from, to }) =>
      watched.all(to, from).map((row) => ({
        from: Math.max(from, integer(row, "from_at")),
        to: Math.min(to, integer(row, "to_at")),
      })),
  };
}

const BEFORE_ALL: Place = { startedAt: -1, number: 0 };
const AFTER_ALL: Place = { startedAt: Number.MAX_SAFE_INTEGER, number: 0 };

function placeOf(row: Row): Place {
  return {
    startedAt: integer(row, "started_at"),
    number: integer(row, "number"),
  };
}
