import type { DatabaseSync } from "node:sqlite";
import type { MadeSession } from "../history.ts";
import { integer } from "./rows.ts";

/** @returns writes sessions of the past, most of them over; must run inside a transaction */
export function createPastWriter(
  database: DatabaseSync,
): (sessions: Iterable<MadeSession>) => void {
  const session = database.prepare(
    `INSERT INTO sessions (id, user, started_at, ended_at, last_seen_at, last_active_at, hidden,
       page_url, page_title, page_feature, page_since, device_browser, device_os, device_type, user_agent, ip, engaged_ms)
     SELECT ?, position, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM users WHERE id = ? RETURNING number`,
  );
  const visit = database.prepare(
    "INSERT INTO page_visits (session, url, title, feature, from_at, to_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const count = database.prepare(
    `UPDATE users SET sessions = sessions + 1, messages = messages + ?, questions = questions + ?
     WHERE id = ?`,
  );

  function add(made: MadeSession): void {
    const page = made.pages.at(-1);
    if (!page) throw new Error("A session is on a page.");
    const row = session.get(
      made.id,
      made.startedAt,
      made.endedAt,
      made.lastSeenAt,
      made.lastActiveAt,
      made.hidden ? 1 : 0,
      page.url,
      page.title,
      page.feature,
      page.from,
      made.device?.browser ?? null,
      made.device?.os ?? null,
      made.device?.type ?? null,
      made.userAgent,
      made.ip,
      made.engagedMs,
      made.userId,
    );
    if (!row) return;
    const number = integer(row, "number");
    for (const { url, title, feature, from, to } of made.pages)
      visit.run(number, url, title, feature, from, to);
    count.run(made.messages, made.questions, made.userId);
  }

  return (sessions) => {
    for (const made of sessions) add(made);
  };
}
