import { ifAny } from "../domain/away.ts";
import type { Span } from "../domain/coverage.ts";
import { personId, sessionId } from "../domain/ids.ts";
import { instant } from "../domain/instant.ts";
import type { FinishedSession, Visit, VisitedPage } from "../domain/session.ts";
import { type PackedSessions, RARE } from "./packed-sessions.ts";
import { unpackNumbers } from "./varints.ts";

/** The sessions of a record, in the order in which they were packed. */
export const unpackSessions = ({
  persons,
  ids,
  pages,
  columns,
}: PackedSessions): readonly FinishedSession[] => {
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
  const nextVisits = visitsOf(pages, columns);
  const nextAway = awayOf(columns);
  let end = 0;
  return Array.from(unpackNumbers(columns.person), (person, at) => {
    const mark = marks[at] ?? 0;
    const length = lengths[at] ?? 0;
    end += ends[at] ?? 0;
    const cutMs = nextCut(mark);
    const observedMs = length - cutMs - nextUnseen(mark);
    const id = ids[nextId(mark) - 1];
    return {
      person: personId(persons[person] ?? ""),
      id: id === undefined ? null : sessionId(id),
      start: instant(end - length),
      end: instant(end),
      atLeast: (mark & 1) > 0,
      observedMs,
      engagedMs: observedMs - nextIdle(mark),
      cutMs,
      seenOnce: (mark & 2) > 0,
      visits: nextVisits(end - length, nextCount(mark)),
      ...ifAny(nextAway(end - length, nextTimes(mark))),
    };
  });
};

/** Gives the number of one session after the other: that of the column where its mark says so, else 0. */
const rareOf = (
  column: Float64Array,
  bit: number,
): ((mark: number) => number) => {
  let at = 0;
  return (mark) => ((mark & bit) > 0 ? (column[at++] ?? 0) : 0);
};

/** Gives the visits of one session after the other: those of the first, then of the second, … */
const visitsOf = (
  texts: readonly string[],
  columns: PackedSessions["columns"],
): ((start: number, count: number) => readonly Visit[]) => {
  const pages = texts.map(pageOf);
  const numbers = unpackNumbers(columns.page);
  const pauses = unpackNumbers(columns.pause);
  const stays = unpackNumbers(columns.stay);
  let at = 0;
  return (start, count) => {
    let left = start;
    return Array.from({ length: count }, () => {
      const begin = left + (pauses[at] ?? 0);
      left = begin + (stays[at] ?? 0);
      const page = pages[numbers[at++] ?? 0] ?? NO_PAGE;
      return { page, start: instant(begin), end: instant(left) };
    });
  };
};

/** Gives the times away of one session after the other. */
const awayOf = ({
  here = NONE,
  gone = NONE,
}: PackedSessions["columns"]): ((
  start: number,
  count: number,
) => readonly Span[]) => {
  const pauses = unpackNumbers(here);
  const lengths = unpackNumbers(gone);
  let at = 0;
  return (start, count) => {
    let left = start;
    return Array.from({ length: count }, () => {
      const from = left + (pauses[at] ?? 0);
      left = from + (lengths[at++] ?? 0);
      return { from: instant(from), to: instant(left) };
    });
  };
};

const NONE = new Uint8Array();

const NO_PAGE: VisitedPage = { url: null, title: null, feature: null };

const pageOf = (text: string): VisitedPage => {
  // CAST: `packSessions` writes these texts.
  const [url, title, feature] = JSON.parse(text) as readonly (string | null)[];
  return { url: url ?? null, title: title ?? null, feature: feature ?? null };
};
