import { ifAny } from "../domain/away.ts";
import type { Span } from "../domain/coverage.ts";
import { type PersonId, personId, sessionId } from "../domain/ids.ts";
import { instant } from "../domain/instant.ts";
import type { FinishedSession, Visit, VisitedPage } from "../domain/session.ts";
import {
  type PackedSessions,
  RARE,
  SEEN_ONCE_MARK,
  TOLD_MARK,
} from "./packed-sessions.ts";
import type { Stays } from "./stays.ts";
import { numberReader, unpackNumbers } from "./varints.ts";

/** The sessions of a record, in the order in which they were packed. */
export const unpackSessions = (
  packed: PackedSessions,
): readonly FinishedSession[] => sessionsOf(packed, null);

/** Those of one person: of the others only as many numbers are read as it takes to pass them. */
export const unpackSessionsOf = (
  packed: PackedSessions,
  person: PersonId,
): readonly FinishedSession[] => {
  const number = packed.persons.indexOf(person);
  return number < 0 ? [] : sessionsOf(packed, number);
};

/** @param wanted number of the person; null: all */
const sessionsOf = (
  { persons, ids, pages, columns }: PackedSessions,
  wanted: number | null,
): readonly FinishedSession[] => {
  const ends = unpackNumbers(columns.end);
  const lengths = unpackNumbers(columns.length);
  const marks = unpackNumbers(columns.marks);
  const next = (column: (typeof RARE)[number]) =>
    rareOf(unpackNumbers(columns[column] ?? NONE), 4 << RARE.indexOf(column));
  const [nextId, nextUnseen, nextIdle] = [
    next("id"),
    next("unseen"),
    next("idle"),
  ];
  const [nextCount, nextCut] = [next("visits"), next("cut")];
  const nextTimes = next("away");
  const visits = visitsOf(pages, columns);
  const away = spansOf(columns.here ?? NONE, columns.gone ?? NONE);
  const found: FinishedSession[] = [];
  let end = 0;
  for (const [at, person] of unpackNumbers(columns.person).entries()) {
    const mark = marks[at] ?? 0;
    const length = lengths[at] ?? 0;
    end += ends[at] ?? 0;
    const cutMs = nextCut(mark);
    const observedMs = length - cutMs - nextUnseen(mark);
    const id = ids[nextId(mark) - 1];
    const engagedMs = observedMs - nextIdle(mark);
    const count = nextCount(mark);
    const times = nextTimes(mark);
    if (wanted !== null && person !== wanted) {
      visits.pass(count);
      away.pass(times);
      continue;
    }
    found.push({
      person: personId(persons[person] ?? ""),
      id: id === undefined ? null : sessionId(id),
      start: instant(end - length),
      end: instant(end),
      atLeast: (mark & 1) > 0,
      observedMs,
      engagedMs,
      cutMs,
      seenOnce: (mark & SEEN_ONCE_MARK) > 0,
      visits: visits.next(end - length, count),
      ...ifAny(away.next(end - length, times)),
      ...((mark & TOLD_MARK) > 0 && { told: true as const }),
    });
  }
  return found;
};

/** The visits of a record alone: ten times as fast as its sessions. */
export const unpackStays = ({ pages, columns }: PackedSessions): Stays => ({
  pages: pages.map(pageOf),
  page: unpackNumbers(columns.page),
  ms: unpackNumbers(columns.stay),
});

/** Gives the number of one session after the other: that of the column where its mark says so, else 0. */
const rareOf = (
  column: Float64Array,
  bit: number,
): ((mark: number) => number) => {
  let at = 0;
  return (mark) => ((mark & bit) > 0 ? (column[at++] ?? 0) : 0);
};

/** The visits of one session after the other: those of the first, then of the second, … */
const visitsOf = (
  texts: readonly string[],
  columns: PackedSessions["columns"],
) => {
  const pages = new Map<number, VisitedPage>();
  const pageAt = (number: number): VisitedPage => {
    const page = pages.get(number) ?? pageOf(texts[number]);
    pages.set(number, page);
    return page;
  };
  const numbers = numberReader(columns.page);
  const times = spansOf(columns.pause, columns.stay);
  return {
    pass: (count: number): void => {
      numbers.pass(count);
      times.pass(count);
    },
    next: (start: number, count: number): readonly Visit[] =>
      times.next(start, count).map(({ from, to }) => ({
        page: pageAt(numbers.next()),
        start: from,
        end: to,
      })),
  };
};

/** Times within one session after the other: each begins so long after the end of the one before it, and is so long. */
const spansOf = (pauses: Uint8Array, lengths: Uint8Array) => {
  const before = numberReader(pauses);
  const within = numberReader(lengths);
  return {
    pass: (count: number): void => {
      before.pass(count);
      within.pass(count);
    },
    next: (start: number, count: number): readonly Span[] => {
      let left = start;
      return Array.from({ length: count }, () => {
        const from = left + before.next();
        left = from + within.next();
        return { from: instant(from), to: instant(left) };
      });
    },
  };
};

const NONE = new Uint8Array();

const NO_PAGE: VisitedPage = { url: null, title: null, feature: null };

export const pageOf = (text: string | undefined): VisitedPage => {
  if (text === undefined) return NO_PAGE;
  // CAST: `packSessions` writes these texts.
  const [url, title, feature] = JSON.parse(text) as readonly (string | null)[];
  return { url: url ?? null, title: title ?? null, feature: feature ?? null };
};
