import { randomUUID } from "node:crypto";
import type { Visit } from "../store.ts";
import { integer, text } from "./rows.ts";
import type { SessionTable } from "./session-table.ts";
import type { UserTable } from "./user-table.ts";

/**
 * Writes one beat of a real browser; must run inside a batch. A browser whose
 * session ended meanwhile (a laptop that slept) begins a new one.
 * @returns the position of the visitor, or undefined for an unknown one
 */
export function recordVisit(
  visit: Visit,
  users: UserTable,
  sessions: SessionTable,
): number | undefined {
  const user = users.positionOf(visit.userId);
  if (user === undefined) return undefined;
  const { at, page } = visit;
  const lastActiveAt = visit.active ? at : null;
  const row = sessions.liveByKey(user, visit.key);
  if (row) {
    const sameUrl = text(row, "page_url") === page.url;
    const since = sameUrl ? integer(row, "page_since") : at;
    sessions.beat(row, {
      lastSeenAt: at,
      lastActiveAt,
      hidden: visit.hidden,
      page: { ...page, since },
      engagedMs: null,
    });
  } else {
    sessions.insert(user, visit.key, {
      // The key was used before when its first session ended.
      id: sessions.byId(visit.key) ? randomUUID() : visit.key,
      userId: visit.userId,
      startedAt: at,
      lastSeenAt: at,
      lastActiveAt,
      hidden: visit.hidden,
      page: { ...page, since: at },
      device: null,
      userAgent: visit.userAgent,
      ip: visit.ip,
      engagedMs: null,
    });
    users.sessionOpened(user);
  }
  users.seen(user, at, lastActiveAt);
  return user;
}
