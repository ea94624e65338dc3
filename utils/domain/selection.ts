import { isOnline } from "./facts.ts";
import { type Moment, momentOf } from "./order.ts";
import type { PeopleIndex } from "./people-index.ts";
import type { Report } from "./person.ts";
import { MAX_SEARCH_LENGTH, type View } from "./view.ts";

/**
 * Slots that a view lets through, in the order of the list. The search is a plain substring: no text of a person becomes
 * a pattern.
 */
export const matching = (
  index: PeopleIndex,
  view: View,
  moment: Moment,
): Uint32Array => {
  const needle = view.search.trim().slice(0, MAX_SEARCH_LENGTH).toLowerCase();
  const { reports, texts, pages } = index;
  const found = new Uint32Array(index.size);
  let count = 0;
  for (let slot = 0; slot < reports.length; slot++) {
    const report = reports[slot];
    if (report === undefined) continue;
    if (needle !== "" && !(texts[slot] ?? "").includes(needle)) continue;
    if (view.page !== null && pages[slot] !== view.page) continue;
    if (passes(report, view, moment)) found[count++] = slot;
  }
  return found.subarray(0, count);
};

/** While data is stale everybody is "unknown"; who was online last stays findable as such. */
const passes = (report: Report, view: View, moment: Moment): boolean =>
  (view.account === null || report.account === view.account) &&
  (view.role === null || report.role === view.role) &&
  (view.presence === null ||
    (view.presence === "unknown"
      ? momentOf(moment, report).stale
      : isOnline(report) === (view.presence === "online")));

export interface Facet {
  readonly value: string;
  readonly count: number;
}

/** What the filters offer: roles of all people, and the pages that people are on now, the fullest first. */
export const facetsOf = (
  index: PeopleIndex,
): { readonly roles: readonly Facet[]; readonly pages: readonly Facet[] } => {
  const roles = new Map<string, number>();
  const pages = new Map<string, number>();
  for (const [slot, report] of index.reports.entries()) {
    if (report === undefined) continue;
    if (report.role !== null)
      roles.set(report.role, (roles.get(report.role) ?? 0) + 1);
    const page = index.pages[slot] ?? null;
    if (page !== null && isOnline(report))
      pages.set(page, (pages.get(page) ?? 0) + 1);
  }
  return { roles: fullestFirst(roles), pages: fullestFirst(pages) };
};

const fullestFirst = (counts: ReadonlyMap<string, number>): readonly Facet[] =>
  [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
