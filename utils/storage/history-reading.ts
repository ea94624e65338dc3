import { LONGEST_SESSION_MS } from "../domain/begin-session.ts";
import type { Span } from "../domain/coverage.ts";
import type { SourceId } from "../domain/ids.ts";
import { DAY, type Instant, earlier, later } from "../domain/instant.ts";
import { dayOf } from "../domain/retention.ts";
import type { FinishedSession } from "../domain/session.ts";
import { type JournalTransaction, rangeOf } from "./journal-reading.ts";
import { unpackSessions } from "./unpacked-sessions.ts";

/**
 * A session that overlaps a range ends at most this long after it: the longest that a session may be, and a day for what
 * is looked at so rarely that it was noticed late.
 */
const ENDS_WITHIN_MS = LONGEST_SESSION_MS + DAY;

/** Sessions that are over and overlap [from, to), in no order. */
export const finishedIn = async (
  tx: JournalTransaction,
  source: SourceId,
  from: Instant,
  to: Instant,
): Promise<readonly FinishedSession[]> => {
  if (from >= to) return [];
  const lastDay = dayOf(to) + Math.ceil(ENDS_WITHIN_MS / DAY);
  const days = IDBKeyRange.bound([source, dayOf(from)], [source, lastDay, []]);
  const [packed, small] = await Promise.all([
    tx.objectStore("days").getAll(days),
    tx.objectStore("finished").getAll(rangeOf(source)),
  ]);
  return [
    ...packed.flatMap(unpackSessions),
    ...small.flatMap(({ sessions }) => sessions),
  ].filter(({ start, end }) => start < to && (end > from || start >= from));
};

/** When we watched within [from, to), in order. */
export const coverageIn = async (
  tx: JournalTransaction,
  source: SourceId,
  from: Instant,
  to: Instant,
): Promise<readonly Span[]> => {
  if (from >= to) return [];
  const spans = tx.objectStore("coverage");
  const [across, within, state] = await Promise.all([
    spans.openCursor(
      IDBKeyRange.bound([source], [source, from], false, true),
      "prev",
    ),
    spans.getAll(IDBKeyRange.bound([source, from], [source, to], false, true)),
    tx.objectStore("states").get(source),
  ]);
  const before = across === null ? [] : [across.value];
  const running = state?.watch.coverage.running ?? null;
  return [...before, ...within, ...(running === null ? [] : [running])]
    .map((span) => ({ from: later(span.from, from), to: earlier(span.to, to) }))
    .filter((span) => span.from < span.to);
};
