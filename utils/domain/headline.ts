import { activityOf, isAnomalous, isOnline } from "./facts.ts";
import type { Instant } from "./instant.ts";
import type { Report } from "./person.ts";
import { type AverageSession, averageOf } from "./session-length.ts";
import type { Limits } from "./source.ts";

/** The numbers of the cards and the badge: always of all rows, before any filter. total = online + offline. */
export interface Headline {
  readonly total: number;
  readonly online: number;
  readonly offline: number;
  readonly active: number;
  readonly idle: number;
  readonly away: number;
  readonly pending: number;
  readonly disabled: number;
  /** Disabled people with a live session: shown and counted apart, never in `online`. */
  readonly anomalies: number;
  /** Of the sessions that overlap the range (running ones up to now); null when the length of none is known. */
  readonly averageSession: AverageSession | null;
}

/**
 * Counts a whole list once.
 * @param serverNow the platform's clock
 * @param lengths of the sessions of the range, ms
 */
export const headlineOf = (
  reports: Iterable<Report>,
  serverNow: Instant,
  limits: Limits,
  lengths: readonly number[],
): Headline => {
  let total = 0;
  let online = 0;
  let pending = 0;
  let disabled = 0;
  let anomalies = 0;
  const marks = { active: 0, idle: 0, away: 0, unknown: 0 };
  for (const report of reports) {
    total++;
    if (report.account === "pending") pending++;
    if (report.account === "disabled") disabled++;
    if (isAnomalous(report)) anomalies++;
    if (!isOnline(report)) continue;
    online++;
    marks[activityOf(report, serverNow, limits)]++;
  }
  const { active, idle, away } = marks;
  return {
    total,
    online,
    offline: total - online,
    active,
    idle,
    away,
    pending,
    disabled,
    anomalies,
    averageSession: averageOf(lengths),
  };
};
