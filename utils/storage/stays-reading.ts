import type { SourceId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import { dayOf } from "../domain/retention.ts";
import type { FinishedSession, VisitedPage } from "../domain/session.ts";
import { type JournalTransaction, rangeOf } from "./journal-reading.ts";
import type { Stays, StaysPart, StaysPlace } from "./stays.ts";
import { unpackStays } from "./unpacked-sessions.ts";

/** Small records that are read at once: as many sessions as a packed record at most. */
const SMALL_AT_ONCE = 20;

/** The next part of the history's visits: few enough sessions that reading them holds up nothing. */
export const staysIn = (
  tx: JournalTransaction,
  source: SourceId,
  from: Instant,
  place: StaysPlace | null,
  isOver: (session: FinishedSession) => boolean,
): Promise<StaysPart> =>
  place?.store === "days"
    ? packedPart(tx, source, from, place.before)
    : smallPart(tx, source, place?.after ?? null, isOver);

const smallPart = async (
  tx: JournalTransaction,
  source: SourceId,
  after: readonly [string, number, number] | null,
  isOver: (session: FinishedSession) => boolean,
): Promise<StaysPart> => {
  const range =
    after === null
      ? rangeOf(source)
      : IDBKeyRange.bound(after, [source, []], true);
  const records = await tx.objectStore("finished").getAll(range, SMALL_AT_ONCE);
  const last = records.at(-1);
  const sessions = records.flatMap((record) => record.sessions).filter(isOver);
  return {
    ...staysOf(sessions),
    next:
      last === undefined || records.length < SMALL_AT_ONCE
        ? { store: "days", before: null }
        : { store: "finished", after: [source, last.revision, last.chunk] },
  };
};

const packedPart = async (
  tx: JournalTransaction,
  source: SourceId,
  from: Instant,
  before: readonly [string, number, number] | null,
): Promise<StaysPart> => {
  const range = IDBKeyRange.bound(
    [source, dayOf(from)],
    before ?? [source, []],
    false,
    before !== null,
  );
  const days = tx.objectStore("days");
  const latest = (await days.getAllKeys(range)).at(-1);
  const record = latest === undefined ? undefined : await days.get(latest);
  return latest === undefined || record === undefined
    ? { pages: [], page: [], ms: [], next: null }
    : { ...unpackStays(record), next: { store: "days", before: latest } };
};

const staysOf = (sessions: readonly FinishedSession[]): Stays => {
  const pages: VisitedPage[] = [];
  const page: number[] = [];
  const ms: number[] = [];
  for (const { visits } of sessions)
    for (const visit of visits) {
      page.push(pages.push(visit.page) - 1);
      ms.push(visit.end - visit.start);
    }
  return { pages, page, ms };
};
