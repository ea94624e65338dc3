import { type Moment, compareBy } from "./order.ts";
import type { Report } from "./person.ts";
import type { Sort } from "./view.ts";

/**
 * The first `count` rows of a list in the order of `sort`, without sorting the list: each report is compared with the
 * last of those kept. Equal ones keep the order of the list.
 */
export const topRows = (
  reports: Iterable<Report>,
  sort: Sort,
  moment: Moment,
  count: number,
): readonly Report[] => {
  const compare = compareBy(sort, moment);
  const kept: Report[] = [];
  for (const report of reports) {
    const last = kept.at(-1);
    if (
      kept.length === count &&
      last !== undefined &&
      compare(report, last) >= 0
    )
      continue;
    kept.splice(placeOf(report, kept, compare), 0, report);
    if (kept.length > count) kept.pop();
  }
  return kept;
};

/** Behind all that are equal or before it. */
const placeOf = (
  report: Report,
  kept: readonly Report[],
  compare: (a: Report, b: Report) => number,
): number => {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = kept[middle];
    if (other !== undefined && compare(report, other) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
};
