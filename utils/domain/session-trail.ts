import type { Instant } from "./instant.ts";
import type { RunningSession, VisitedPage } from "./session.ts";

/** A page of a session's trail, [start, end). `end` null: the person is on it now. */
export interface TrailStep {
  readonly page: VisitedPage;
  readonly start: Instant;
  readonly end: Instant | null;
}

/** The pages of a session, the newest first. */
export const sessionTrail = ({
  visits,
  visit,
}: Pick<RunningSession, "visits" | "visit">): readonly TrailStep[] => [
  ...(visit === null
    ? []
    : [{ page: visit.page, start: visit.start, end: null }]),
  ...visits.toReversed(),
];
