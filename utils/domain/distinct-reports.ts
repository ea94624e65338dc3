import { bestSession } from "./facts.ts";
import type { PersonId } from "./ids.ts";
import type { Report } from "./person.ts";

/** One report a person: of two rows with one id the one with the latest activity speaks. */
export const distinct = (
  reports: readonly Report[],
): ReadonlyMap<PersonId, Report> => {
  const byId = new Map<PersonId, Report>();
  for (const report of reports) {
    const other = byId.get(report.id);
    if (other === undefined || latest(report) >= latest(other))
      byId.set(report.id, report);
  }
  return byId;
};

const latest = (report: Report): number =>
  Math.max(
    report.lastActiveAt ?? 0,
    bestSession(report)?.lastActiveAt ?? 0,
    report.lastSeenAt ?? 0,
  );
