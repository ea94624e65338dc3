import { LONGEST_SESSION_MS } from "../domain/begin-session.ts";
import type { Span } from "../domain/coverage.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import { DAY, type Instant, earlier, later } from "../domain/instant.ts";
import type { FinishedSession } from "../domain/session.ts";
import {
  type JournalTransaction,
  rangeAt,
  rangeOf,
} from "./journal-reading.ts";
import { unpackSessionsOf } from "./unpacked-sessions.ts";

/**
 * A session that overlaps a range ends at most this long after it: the longest that a session may be, and a day for what
 * is looked at so rarely that it was noticed late.
 */
export const ENDS_WITHIN_MS = LONGEST_SESSION_MS + DAY;

/**
 * Sessions of one person that are over and not yet packed, in no order. Record by record, each asked for by itself: a
 * platform from which many left at once has a hundred thousand sessions here, and the page must answer in between. (A
 * cursor fetches up to a hundred records ahead.)
 */
export const smallOf = async (
  tx: JournalTransaction,
  source: SourceId,
  person: PersonId,
): Promise<readonly FinishedSession[]> => {
  const store = tx.objectStore("finished");
  const found: FinishedSession[] = [];
  for (const key of await store.getAllKeys(rangeOf(source)))
    for (const session of (await store.get(key))?.sessions ?? [])
      if (session.person === person) found.push(session);
  return found;
};

/** Sessions of one person that ended on a UTC day and are packed, in no order; record by record, as {@link smallOf}. */
export const packedOf = async (
  tx: JournalTransaction,
  source: SourceId,
  person: PersonId,
  day: number,
): Promise<readonly FinishedSession[]> => {
  const store = tx.objectStore("days");
  const found: FinishedSession[] = [];
  for (const key of await store.getAllKeys(rangeAt(source, day))) {
    const record = await store.get(key);
    if (record !== undefined) found.push(...unpackSessionsOf(record, person));
  }
  return found;
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
