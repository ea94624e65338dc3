import { reportAt } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import { unreachable } from "../domain/result.ts";
import type { ListModel, Rows } from "./list-model.ts";
import type { SelectionModel } from "./selection-model.ts";

/** People who were chosen in a list. */
export type Selected = Pick<SelectionModel, "present" | "reports">;

/** Whom a file is about: who is listed, everybody, or some of them. */
export type ExportScope =
  | { readonly kind: "listed" }
  | { readonly kind: "all" }
  | { readonly kind: "these"; readonly who: Selected };

/**
 * Who is exported, in the order of the list, as they are now: reports are replaced, never changed, so a revision that
 * comes while the file is written cannot mix two moments in it. Null while the list is not whole: half an export would
 * look like a whole one.
 */
export const exportedRows = (
  list: Pick<ListModel, "rows" | "order">,
  scope: ExportScope,
): readonly Report[] | null => {
  const rows = list.rows.peek();
  const order = list.order.peek();
  if (rows === null || order === null || !rows.people.whole) return null;
  switch (scope.kind) {
    case "listed":
      return reportsIn(rows, rows.slots);
    case "all":
      return reportsIn(rows, order);
    case "these":
      return scope.who.reports();
    default:
      return unreachable(scope);
  }
};

const reportsIn = ({ people }: Rows, slots: Uint32Array): readonly Report[] => {
  const reports: Report[] = [];
  for (const slot of slots) {
    const report = reportAt(people.index, slot);
    if (report !== undefined) reports.push(report);
  }
  return reports;
};
