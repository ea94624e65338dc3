import { type Dwell, addDwell, mergeDwell, newDwell } from "../domain/dwell.ts";
import type { NameOf } from "../domain/page-name.ts";
import type { VisitedPage } from "../domain/session.ts";

/** How long people usually stay, by the page's readable name: the name under which the list shows who is on it. */
export type PageDwells = Map<string, Dwell>;

/** The lengths of a page's visits; null for a page without a name. */
export const dwellOn = (
  dwells: PageDwells,
  page: VisitedPage,
  nameOf: NameOf,
): Dwell | null => {
  const name = nameOf(page);
  if (name === null) return null;
  const known = dwells.get(name) ?? newDwell();
  dwells.set(name, known);
  return known;
};

/** Adds a visit, in place. */
export const addVisit = (
  dwells: PageDwells,
  page: VisitedPage,
  ms: number,
  nameOf: NameOf,
): void => {
  const dwell = dwellOn(dwells, page, nameOf);
  if (dwell !== null) addDwell(dwell, ms);
};

/** Adds all visits of the others, in place. */
export const mergeDwells = (dwells: PageDwells, others: PageDwells): void => {
  for (const [page, other] of others) {
    const known = dwells.get(page);
    if (known === undefined) dwells.set(page, other);
    else mergeDwell(known, other);
  }
};
