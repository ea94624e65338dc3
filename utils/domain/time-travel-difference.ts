import { bestSession, isOnline } from "./facts.ts";
import type { Page, Report } from "./person.ts";
import type { Scene } from "./time-travel.ts";

/** Somebody who was online at both moments, on another page. */
export interface Moved {
  readonly report: Report;
  readonly from: Page | null;
  readonly to: Page | null;
}

/** What is other at one moment than at an earlier one. Only who was online counts. */
export interface Difference {
  readonly came: readonly Report[];
  /** As they were when they were there. */
  readonly left: readonly Report[];
  readonly moved: readonly Moved[];
}

/** Who came, left and moved from one moment to another: whatever happened in between, only the two are compared. */
export const differenceBetween = (before: Scene, after: Scene): Difference => {
  const came: Report[] = [];
  const left: Report[] = [];
  const moved: Moved[] = [];
  for (const report of after.reports.values()) {
    const was = before.reports.get(report.id);
    if (was === report || !isOnline(report)) continue;
    if (was === undefined || !isOnline(was)) {
      came.push(report);
      continue;
    }
    const from = bestSession(was)?.page ?? null;
    const to = bestSession(report)?.page ?? null;
    if (isElsewhere(from, to)) moved.push({ report, from, to });
  }
  for (const was of before.reports.values()) {
    if (!isOnline(was)) continue;
    const report = after.reports.get(was.id);
    if (report === undefined || !isOnline(report)) left.push(was);
  }
  return { came, left, moved };
};

const isElsewhere = (a: Page | null, b: Page | null): boolean =>
  a?.url !== b?.url || a?.title !== b?.title || a?.feature !== b?.feature;
