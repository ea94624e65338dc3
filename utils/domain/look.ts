import type { Coverage } from "./coverage.ts";
import { lastActiveAt } from "./facts.ts";
import { type Instant, earlier } from "./instant.ts";
import type { Report } from "./person.ts";

/** An observation of ours, as a session needs it. `at` never goes back. */
export interface Look {
  readonly at: Instant;
  /** Coverage with this observation in it. */
  readonly coverage: Coverage;
  /** Activity gaps shorter than this are engaged, ms. */
  readonly idleAfterMs: number;
  /** After this long without an act a person who is present is away, ms. */
  readonly awayAfterMs: number;
}

/** Latest activity that a report names; a time in the future counts as now. */
export const activityIn = (report: Report, { at }: Look): Instant | null => {
  const acted = lastActiveAt(report);
  return acted === null ? null : earlier(acted, at);
};
