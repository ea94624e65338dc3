import type { Analytics } from "../domain/analytics/analytics.ts";
import { lastActiveAt } from "../domain/facts.ts";
import type { PersonId } from "../domain/ids.ts";
import type { People } from "./people.ts";

/**
 * Who was active in the time of `month`: by the platform's word of when somebody was last active, and whoever we saw
 * ourselves, each once. The platform's word alone would miss who was active then and whom it calls by no time; ours
 * alone, what we did not watch.
 */
export const activeInMonth = (
  { range, people: used }: Pick<Analytics, "range" | "people">,
  people: People | null,
): readonly PersonId[] => {
  const active = new Set<PersonId>();
  for (const report of people?.index.reports ?? []) {
    const at = report === undefined ? null : lastActiveAt(report);
    if (report !== undefined && at !== null && at >= range.from)
      active.add(report.id);
  }
  for (const { id, lastActiveAt: at } of used) if (at !== null) active.add(id);
  return [...active];
};
