import { type Dwell, dwellQuantile } from "./dwell.ts";
import { activityOf, bestSession, isOnline } from "./facts.ts";
import type { PersonId } from "./ids.ts";
import { type Instant, MINUTE, instant } from "./instant.ts";
import type { OfConnection } from "./origin.ts";
import type { Report } from "./person.ts";
import type { RunningSession } from "./session.ts";
import type { Limits } from "./source.ts";

/*
 * Stuck (product.md, section 1): active, and on one page longer than that page's usual 90th percentile. Incident: three
 * or more people who became stuck on one page within ten minutes.
 */

/** Fewer finished visits do not say what is usual. */
export const MIN_VISITS = 30;
export const USUAL_SHARE = 0.9;
export const INCIDENT_PEOPLE = 3;
export const INCIDENT_WITHIN_MS = 10 * MINUTE;

/** From when on somebody is stuck on a page, and why then. */
export interface StuckRule {
  readonly limitMs: number;
  /** Finished visits that are known of the page. */
  readonly visits: number;
  /** True: the 90th percentile of these visits; false: they are too few, and the fixed limit holds. */
  readonly usual: boolean;
}

/** Somebody who is stuck. */
export interface StuckOn {
  readonly page: string;
  readonly since: Instant;
  readonly rule: StuckRule;
}

/** @param fixedMs the limit of a page of which too little is known */
export const stuckRule = (
  dwell: Dwell | undefined,
  fixedMs: number,
): StuckRule => {
  const visits = dwell?.count ?? 0;
  const usualMs =
    dwell === undefined || visits < MIN_VISITS
      ? null
      : dwellQuantile(dwell, USUAL_SHARE);
  return usualMs === null
    ? { limitMs: fixedMs, visits, usual: false }
    : { limitMs: usualMs, visits, usual: true };
};

/**
 * Since when an online person is on the page of the session that speaks for them: the platform's word, else what we saw.
 * Null where nobody knows.
 */
export const onPageSince = (
  report: Report,
  running: RunningSession | undefined,
): Instant | null => {
  if (!isOnline(report)) return null;
  const page = bestSession(report)?.page ?? null;
  if (page === null) return null;
  return page.since ?? running?.visit?.start ?? null;
};

/** Is this person, who is on their page for longer than its limit, stuck? Only who is active is. */
export const isStuckNow = (
  report: Report,
  serverNow: Instant,
  limits: Limits,
): boolean =>
  isOnline(report) && activityOf(report, serverNow, limits) === "active";

/** People stuck on one page who became so within ten minutes of each other. */
export interface Incident extends OfConnection {
  readonly page: string;
  readonly people: readonly PersonId[];
  /** When the last of them came to the page: all of them are there for longer. */
  readonly since: Instant;
  /** When the first of them became stuck. */
  readonly began: Instant;
  readonly rule: StuckRule;
}

/** The incidents among the stuck, the largest first. */
export const incidentsOf = (
  stuck: ReadonlyMap<PersonId, StuckOn>,
): readonly Incident[] =>
  [...Map.groupBy(stuck, ([, { page }]) => page).values()]
    .flatMap((onPage) => incidentOf(onPage) ?? [])
    .sort(
      (a, b) => b.people.length - a.people.length || (a.page < b.page ? -1 : 1),
    );

type Entry = readonly [PersonId, StuckOn];

const incidentOf = (onPage: readonly Entry[]): Incident | null => {
  if (onPage.length < INCIDENT_PEOPLE) return null;
  const inOrder = onPage.toSorted(([, a], [, b]) => becameAt(a) - becameAt(b));
  const together = inOrder.filter((_, at) => isTogether(inOrder, at));
  const [first] = together;
  if (first === undefined) return null;
  const [, { page, rule }] = first;
  return {
    page,
    rule,
    people: together.map(([id]) => id),
    since: instant(Math.max(...together.map(([, { since }]) => since))),
    began: becameAt(first[1]),
  };
};

/** Is this one among three in a row that became stuck within the time? */
const isTogether = (inOrder: readonly Entry[], at: number): boolean => {
  for (let from = at - INCIDENT_PEOPLE + 1; from <= at; from++) {
    const first = inOrder[from];
    const last = inOrder[from + INCIDENT_PEOPLE - 1];
    if (first === undefined || last === undefined) continue;
    if (becameAt(last[1]) - becameAt(first[1]) <= INCIDENT_WITHIN_MS)
      return true;
  }
  return false;
};

const becameAt = ({ since, rule }: StuckOn): Instant =>
  instant(since + rule.limitMs);
