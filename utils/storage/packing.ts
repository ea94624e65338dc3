import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { DAY, HOUR, type Instant } from "../domain/instant.ts";
import type { Result } from "../domain/result.ts";
import { dayOf } from "../domain/retention.ts";
import type { FinishedSession } from "../domain/session.ts";
import { CHUNK } from "./chunks.ts";
import type { Database } from "./database.ts";
import { rangeAt, rangeOf } from "./journal-reading.ts";
import { packSessions } from "./packed-sessions.ts";
import type { FinishedRecord } from "./records.ts";
import { type AnyWriting, type Writing, writeAtOnce } from "./transaction.ts";

/** Small records of one source; with more of them, the sessions of today are packed too. */
const MOST_SMALL = 500;
/** A day of more sessions or pages than this takes another record. */
const MOST_PACKED = 10_000;
const MOST_PAGES = 2000;

const STORES = ["finished", "days"] as const;

/**
 * Packs finished sessions into the UTC days in which they ended: those of days that are over by an hour, and those of
 * today where their records have become many. Each transaction moves at most 500 of them, so whatever happens in
 * between, every session is in exactly one place.
 * @param serverNow the platform's clock
 */
export const packFinished = (
  db: Database,
  source: SourceId,
  serverNow: Instant,
): Promise<Result<null, Failure>> =>
  db.use(async (connected) => {
    const small = await connected.count("finished", rangeOf(source));
    const isRipe = ({ end }: FinishedSession): boolean =>
      small > MOST_SMALL || serverNow >= (dayOf(end) + 1) * DAY + HOUR;
    let rest: IDBKeyRange | null = rangeOf(source);
    while (rest !== null) {
      const records: IDBKeyRange = rest;
      rest = await writeAtOnce(connected, STORES, (tx) =>
        packSome(tx, source, records, isRipe),
      );
    }
    return null;
  });

/** @returns the records to go on with; null when all were looked at */
const packSome = async (
  tx: Writing<typeof STORES>,
  source: SourceId,
  records: IDBKeyRange,
  isRipe: (session: FinishedSession) => boolean,
): Promise<IDBKeyRange | null> => {
  const finished = tx.objectStore("finished");
  const taken: FinishedSession[] = [];
  const left: FinishedRecord[] = [];
  let rest: IDBKeyRange | null = null;
  for await (const { primaryKey, value } of finished.iterate(records)) {
    const ripe = value.sessions.filter(isRipe);
    if (taken.length + ripe.length > CHUNK) {
      rest = IDBKeyRange.bound(primaryKey, [source, []]);
      break;
    }
    if (ripe.length === 0) continue;
    taken.push(...ripe);
    const sessions = value.sessions.filter((session) => !isRipe(session));
    left.push({ ...value, sessions });
  }
  await Promise.all([
    ...left.map((record) =>
      record.sessions.length > 0
        ? finished.put(record)
        : finished.delete([source, record.revision, record.chunk]),
    ),
    ...Array.from(
      Map.groupBy(taken, ({ end }) => dayOf(end)),
      ([day, sessions]) => putInDay(tx, source, day, sessions),
    ),
  ]);
  return rest;
};

/** Puts sessions behind those of the UTC day in which they ended. */
export const putInDay = async (
  tx: AnyWriting,
  source: SourceId,
  day: number,
  sessions: readonly FinishedSession[],
): Promise<void> => {
  const days = tx.objectStore("days");
  const last = await days.openCursor(rangeAt(source, day), "prev");
  const isFull =
    last !== null &&
    (last.value.count + sessions.length > MOST_PACKED ||
      last.value.pages.length > MOST_PAGES);
  const number = last === null ? 0 : last.key[2] + Number(isFull);
  const before = isFull ? null : (last?.value ?? null);
  await days.put(packSessions(before, sessions), [source, day, number]);
};
