import type { PageVisit, PastSession, Span } from "../history.ts";
import { IDLE_AFTER_MS } from "../settings.ts";
import type { Device } from "../store.ts";
import { absenceBetween } from "./activity.ts";
import { integer, integerOrNull, text, textOrNull } from "./rows.ts";
import type { Row } from "./rows.ts";

/**
 * A session from its row of `sessions`, with `user_id`, and its rows of `page_visits` and `absences`. The time since the
 * last act counts as the pauses before it do.
 */
export function pastSession(
  row: Row,
  visits: readonly Row[],
  absences: readonly Row[],
): PastSession {
  const until = integerOrNull(row, "ended_at") ?? integer(row, "last_seen_at");
  const actedAt = integerOrNull(row, "last_active_at");
  const tail = actedAt === null ? undefined : absenceBetween(actedAt, until);
  return {
    id: text(row, "id"),
    userId: text(row, "user_id"),
    startedAt: integer(row, "started_at"),
    endedAt: integerOrNull(row, "ended_at"),
    engagedMs: engagedUntil(row, actedAt, until),
    away: [...absences.map(spanOf), ...(tail ? [tail] : [])],
    pages: visits.map(visitOf),
    device: deviceOf(row),
    userAgent: textOrNull(row, "user_agent"),
    ip: textOrNull(row, "ip"),
  };
}

function engagedUntil(
  row: Row,
  actedAt: number | null,
  until: number,
): number | null {
  const engaged = integerOrNull(row, "engaged_ms");
  if (engaged === null || actedAt === null) return engaged;
  const pause = Math.max(0, until - actedAt);
  return engaged + (pause < IDLE_AFTER_MS ? pause : 0);
}

function spanOf(row: Row): Span {
  return { from: integer(row, "from_at"), to: integer(row, "to_at") };
}

function visitOf(row: Row): PageVisit {
  return {
    url: text(row, "url"),
    title: text(row, "title"),
    feature: textOrNull(row, "feature"),
    from: integer(row, "from_at"),
    to: integerOrNull(row, "to_at"),
  };
}

function deviceOf(row: Row): Device | null {
  const browser = textOrNull(row, "device_browser");
  if (browser === null) return null;
  const type = textOrNull(row, "device_type");
  return {
    browser,
    os: textOrNull(row, "device_os") ?? "",
    type: type === "mobile" || type === "tablet" ? type : "desktop",
  };
}
