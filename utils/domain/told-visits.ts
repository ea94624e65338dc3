import type { Span } from "./coverage.ts";
import { MINUTE, earlier, later } from "./instant.ts";
import type { Visit } from "./session.ts";

/** A page that one side left and the other found within this time was not left. */
const REACH_MS = 2 * MINUTE;

/**
 * What of visits lies in a span. One of no length is in the span in which it began.
 * @param closed the moment of the span's end is a part of it
 */
export const visitsIn = (
  visits: readonly Visit[],
  { from, to }: Span,
  closed: boolean,
): readonly Visit[] =>
  visits
    .filter(({ start, end }) =>
      start === end
        ? start >= from && (start < to || (closed && start === to))
        : start < to && end > from,
    )
    .map((visit) => ({
      ...visit,
      start: later(visit.start, from),
      end: earlier(visit.end, to),
    }));

/**
 * Visits in order, where a stay on one page on two devices at once, or one that goes on where another ended, is one: nobody
 * could say afterwards which end belongs to which begin.
 */
export const unitedVisits = (visits: readonly Visit[]): readonly Visit[] => {
  const stays: Visit[] = [];
  const lastOn = new Map<string | null, number>();
  for (const visit of [...visits].sort((a, b) => a.start - b.start)) {
    const at = lastOn.get(visit.page.url);
    const before = at === undefined ? undefined : stays[at];
    if (at !== undefined && before !== undefined && visit.start <= before.end)
      stays[at] = { ...before, end: later(before.end, visit.end) };
    else lastOn.set(visit.page.url, stays.push(visit) - 1);
  }
  return stays;
};

/** Our own visits and the platform's, in order. A stay on one page that goes over from one side to the other is one visit. */
export const joinedVisits = (
  ours: readonly Visit[],
  theirs: readonly Visit[],
): readonly Visit[] => {
  const mine = new Set(ours);
  const all = [...ours, ...theirs].sort((a, b) => a.start - b.start);
  const stays: { readonly visit: Visit; readonly isMine: boolean }[] = [];
  for (const visit of all) {
    const isMine = mine.has(visit);
    const at = stays.findLastIndex(
      (before, index) =>
        before.isMine !== isMine &&
        before.visit.page.url === visit.page.url &&
        (before.visit.end === visit.start ||
          (index === stays.length - 1 &&
            before.visit.end <= visit.start &&
            visit.start - before.visit.end <= REACH_MS)),
    );
    const before = stays[at];
    if (before === undefined) stays.push({ visit, isMine });
    else stays[at] = { visit: { ...before.visit, end: visit.end }, isMine };
  }
  return stays.map(({ visit }) => visit);
};
