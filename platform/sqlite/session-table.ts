import type { DatabaseSync } from "node:sqlite";
import type { LiveSession, Page } from "../store.ts";
import { activityAfter } from "./activity.ts";
import { integer } from "./rows.ts";
import type { Row } from "./rows.ts";
import { createVisitLog } from "./visits.ts";

/** What one beat tells about a session that is known already. */
interface Beat {
  readonly lastSeenAt: number;
  readonly lastActiveAt: number | null;
  readonly hidden: boolean;
  readonly page: (Page & { readonly since: number }) | null;
  /** Null: count it from the beats. */
  readonly engagedMs: number | null;
}

/** Reads and writes of the tables `sessions` and `page_visits`, inside a batch. */
export interface SessionTable {
  byId(id: string): Row | undefined;
  /** The live session of a person's browser. */
  liveByKey(user: number, key: string): Row | undefined;
  insert(user: number, key: string | null, session: LiveSession): void;
  revive(row: Row, session: LiveSession): void;
  beat(row: Row, beat: Beat): void;
  sayBye(row: Row, at: number): void;
  end(row: Row, at: number): void;
  /** Live sessions that fell silent or whose bye was not taken back. */
  silent(seenBefore: number, byeBefore: number): readonly Row[];
}

export function createSessionTable(database: DatabaseSync): SessionTable {
  const visits = createVisitLog(database);
  const byId = database.prepare("SELECT * FROM sessions WHERE id = ?");
  const liveByKey = database.prepare(
    "SELECT * FROM sessions WHERE user = ? AND browser_key = ? AND ended_at IS NULL",
  );
  const insert = database.prepare(
    `INSERT INTO sessions (id, user, browser_key, started_at, last_seen_at, last_active_at, hidden,
       page_url, page_title, page_feature, page_since, device_browser, device_os, device_type, user_agent, ip, engaged_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number`,
  );
  const revive = database.prepare(
    "UPDATE sessions SET ended_at = NULL, bye_at = NULL WHERE number = ?",
  );
  const beat = database.prepare(
    `UPDATE sessions SET bye_at = NULL, last_seen_at = max(last_seen_at, ?), hidden = ?,
       last_active_at = coalesce(?, last_active_at), engaged_ms = ? WHERE number = ?`,
  );
  const absence = database.prepare(
    "INSERT INTO absences (session, from_at, to_at) VALUES (?, ?, ?)",
  );
  const turnPage = database.prepare(
    "UPDATE sessions SET page_url = ?, page_title = ?, page_feature = ?, page_since = ? WHERE number = ?",
  );
  const sayBye = database.prepare(
    "UPDATE sessions SET bye_at = ?, last_seen_at = max(last_seen_at, ?) WHERE number = ?",
  );
  const end = database.prepare(
    "UPDATE sessions SET ended_at = max(started_at, ?), last_seen_at = max(last_seen_at, ?) WHERE number = ?",
  );
  const silent = database.prepare(
    `SELECT * FROM sessions WHERE ended_at IS NULL AND last_seen_at < ?
     UNION SELECT * FROM sessions WHERE ended_at IS NULL AND bye_at IS NOT NULL AND bye_at < ?`,
  );

  function beatRow(row: Row, { page, ...now }: Beat): void {
    const number = integer(row, "number");
    const active = activityAfter(row, now);
    const { lastSeenAt, hidden, lastActiveAt } = now;
    const engagedMs = now.engagedMs ?? active.engagedMs;
    beat.run(lastSeenAt, hidden ? 1 : 0, lastActiveAt, engagedMs, number);
    if (now.engagedMs === null && active.away)
      absence.run(number, active.away.from, active.away.to);
    if (!page) return;
    turnPage.run(page.url, page.title, page.feature, page.since, number);
    if (page.url === row["page_url"]) return;
    visits.end(number, page.since);
    visits.begin(number, page, page.since);
  }

  return {
    byId: (id) => byId.get(id),
    liveByKey: (user, key) => liveByKey.get(user, key),
    insert(user, key, session) {
      const { page, device } = session;
      const row = insert.get(
        session.id,
        user,
        key,
        session.startedAt,
        session.lastSeenAt,
        session.lastActiveAt,
        session.hidden ? 1 : 0,
        page.url,
        page.title,
        page.feature,
        page.since,
        device?.browser ?? null,
        device?.os ?? null,
        device?.type ?? null,
        session.userAgent,
        session.ip,
        session.engagedMs ?? 0,
      );
      if (row) visits.begin(integer(row, "number"), page, page.since);
    },
    revive(row, session) {
      revive.run(integer(row, "number"));
      beatRow(row, session);
    },
    beat: beatRow,
    sayBye: (row, at) => {
      sayBye.run(at, at, integer(row, "number"));
    },
    end(row, at) {
      const number = integer(row, "number");
      end.run(at, at, number);
      visits.end(number, at);
    },
    silent: (seenBefore, byeBefore) => silent.all(seenBefore, byeBefore),
  };
}
