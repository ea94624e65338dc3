import { maskedWithin } from "../domain/mask.ts";
import { emailMaskedReport, maskedReport } from "../domain/masked-report.ts";
import type { Report } from "../domain/person.ts";

/** The same report gives the same masked one: a row is rendered again only when the person changed or the mode did. */
const once = (mask: (report: Report) => Report) => {
  const kept = new WeakMap<Report, Report>();
  return (report: Report): Report => {
    const known = kept.get(report);
    if (known !== undefined) return known;
    const masked = mask(report);
    kept.set(report, masked);
    return masked;
  };
};

export const maskedOnce = once(maskedReport);
/** Only the addresses of mail. */
export const emailMaskedOnce = once(emailMaskedReport);

/** Many people are on a page: in its name only what is an address by its look is masked. */
const NOBODY: ReadonlySet<string> = new Set();

export const maskedText = (text: string): string => maskedWithin(text, NOBODY);
