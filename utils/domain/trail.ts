import { type Instant, earlier, later } from "./instant.ts";
import type { NameOf } from "./page-name.ts";
import type { FinishedSession, RunningSession } from "./session.ts";

/** A person on one page without a break, as far as it lies in the time asked for. */
export interface Step {
  /** Readable name; null where the platform gave none. */
  readonly page: string | null;
  readonly start: Instant;
  readonly lengthMs: number;
}

type Placed = Pick<RunningSession["visits"][number], "page" | "start" | "end">;

/**
 * The pages that a person was on within [from, to), the earliest first. Visits of one page that follow each other are one
 * step.
 * @param running the session that goes on, if any; its open visit lasts until `to`, or until the person was last seen
 * @param finished sessions that are over, of this person, in any order
 */
export const trailOf = (
  running: RunningSession | undefined,
  finished: readonly FinishedSession[],
  from: Instant,
  to: Instant,
  nameOf: NameOf,
): readonly Step[] => {
  const visits: Placed[] = finished.flatMap((session) => session.visits);
  if (running !== undefined) {
    visits.push(...running.visits);
    if (running.visit !== null) {
      const { page, start } = running.visit;
      visits.push({ page, start, end: running.seenAt ?? to });
    }
  }
  const steps: Step[] = [];
  for (const step of visits
    .map((visit) => stepWithin(visit, from, to, nameOf))
    .filter(({ lengthMs }) => lengthMs > 0)
    .sort((a, b) => a.start - b.start))
    append(steps, step);
  return steps;
};

const stepWithin = (
  { page, start, end }: Placed,
  from: Instant,
  to: Instant,
  nameOf: NameOf,
): Step => {
  const begin = later(start, from);
  return {
    page: nameOf(page),
    start: begin,
    lengthMs: earlier(end, to) - begin,
  };
};

const append = (steps: Step[], step: Step): void => {
  const last = steps.at(-1);
  if (last?.page !== step.page || last === undefined) steps.push(step);
  else
    steps[steps.length - 1] = {
      ...last,
      lengthMs: last.lengthMs + step.lengthMs,
    };
};
