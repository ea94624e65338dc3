import { reportAt } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import type { ExportRows } from "./export-model.ts";
import type { Rows } from "./list-model.ts";
import type { SelectionModel } from "./selection-model.ts";

/**
 * The shown rows, as they are now: reports are replaced, never changed, so a revision that comes while the file is
 * written cannot mix two moments in it.
 */
export const exportedRows = (rows: Rows | null): ExportRows | null => {
  // A first screen is not the list: half an export would look like a whole one.
  if (rows === null || !rows.people.whole) return null;
  const { people, slots } = rows;
  const reports: Report[] = [];
  for (const slot of slots) {
    const report = reportAt(people.index, slot);
    if (report !== undefined) reports.push(report);
  }
  return { count: reports.length, reports };
};

/** The chosen rows, in the shown order. Null: none is chosen, so all that are shown are meant. */
export const chosenRows = (selection: SelectionModel): ExportRows | null => {
  const reports = selection.reports() ?? [];
  return reports.length === 0 ? null : { count: reports.length, reports };
};
