import type { DatabaseSync } from "node:sqlite";

/** So many sessions at a time: a long delete would keep readers waiting. */
const MOST_AT_ONCE = 2_000;

/**
 * @returns forgets sessions that ended before the given instant, with their
 * page visits and absences, a bounded number at each call; must run inside a batch
 */
export function createPruner(database: DatabaseSync): (before: number) => void {
  const old = `SELECT number FROM sessions WHERE ended_at < ? ORDER BY ended_at LIMIT ${MOST_AT_ONCE}`;
  const visits = database.prepare(
    `DELETE FROM page_visits WHERE session IN (${old})`,
  );
  const absences = database.prepare(
    `DELETE FROM absences WHERE session IN (${old})`,
  );
  const sessions = database.prepare(
    `DELETE FROM sessions WHERE number IN (${old})`,
  );
  return (before) => {
    visits.run(before);
    absences.run(before);
    sessions.run(before);
  };
}
