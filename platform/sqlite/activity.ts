import type { Span } from "../history.ts";
import { AWAY_AFTER_MS, IDLE_AFTER_MS } from "../settings.ts";
import { integerOrNull } from "./rows.ts";
import type { Row } from "./rows.ts";

interface Activity {
  /** Up to the last act; null of a session that was begun before anybody counted. */
  readonly engagedMs: number | null;
  /** An absence that this act ends. */
  readonly away: Span | undefined;
}

/** What an act means to a session: a pause under the idle limit was work, one over the away limit an absence. */
export function activityAfter(
  row: Row,
  { lastActiveAt }: { readonly lastActiveAt: number | null },
): Activity {
  const before = integerOrNull(row, "last_active_at");
  const engagedMs = integerOrNull(row, "engaged_ms");
  const isNew =
    lastActiveAt !== null && before !== null && lastActiveAt > before;
  if (!isNew) return { engagedMs, away: undefined };
  const pause = lastActiveAt - before;
  const worked = pause < IDLE_AFTER_MS ? pause : 0;
  return {
    engagedMs: engagedMs === null ? null : engagedMs + worked,
    away: absenceBetween(before, lastActiveAt),
  };
}

/** The part of a pause that lies behind the away limit. */
export function absenceBetween(
  lastActiveAt: number,
  until: number,
): Span | undefined {
  const from = lastActiveAt + AWAY_AFTER_MS;
  return from < until ? { from, to: until } : undefined;
}
