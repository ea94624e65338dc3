import { isOnline } from "../../utils/domain/facts.ts";
import type { Report } from "../../utils/domain/person.ts";
import type { Tally } from "../../utils/domain/tally.ts";

/** The counts of a list, counted anew: what a tally that was kept up has to equal. */
export const tallyOf = (reports: Iterable<Report>): Tally => {
  let total = 0;
  let online = 0;
  for (const report of reports) {
    total++;
    if (isOnline(report)) online++;
  }
  return { total, online };
};
