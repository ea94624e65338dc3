import { maskedWithin } from "../domain/mask.ts";
import { maskedReport } from "../domain/masked-report.ts";
import type { Report } from "../domain/person.ts";

const kept = new WeakMap<Report, Report>();

/** The same report gives the same masked one: a row is rendered again only when the person changed or the mode did. */
export const maskedOnce = (report: Report): Report => {
  const known = kept.get(report);
  if (known !== undefined) return known;
  const masked = maskedReport(report);
  kept.set(report, masked);
  return masked;
};

/** Many people are on a page: in its name only what is an address by its look is masked. */
const NOBODY: ReadonlySet<string> = new Set();

export const maskedText = (text: string): string => maskedWithin(text, NOBODY);
