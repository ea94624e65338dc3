import type { DatabaseSync } from "node:sqlite";
import type { Page } from "../store.ts";

/** The trail of pages of each session. `session` is its row number. */
export interface VisitLog {
  begin(session: number, page: Page, at: number): void;
  /** Ends the visit that is under way, if there is one. */
  end(session: number, at: number): void;
}

export function createVisitLog(database: DatabaseSync): VisitLog {
  const insert = database.prepare(
    "INSERT INTO page_visits (session, url, title, feature, from_at) VALUES (?, ?, ?, ?, ?)",
  );
  const finish = database.prepare(
    "UPDATE page_visits SET to_at = max(from_at, ?) WHERE session = ? AND to_at IS NULL",
  );
  return {
    begin: (session, page, at) => {
      insert.run(session, page.url, page.title, page.feature, at);
    },
    end: (session, at) => {
      finish.run(at, session);
    },
  };
}
