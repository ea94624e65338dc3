import { activityOf, activeForMs, isAnomalous, isOnline } from "./facts.ts";
import type { Instant } from "./instant.ts";
import type { Report } from "./person.ts";
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
  /** Sessions that run now and whose start is known; null when there is none. */
  readonly averageSession: AverageSession | null;
}

export interface AverageSession {
  readonly meanMs: number;
  readonly medianMs: number;
  readonly n: number;
}

/**
 * Counts a whole list once.
 * @param serverNow the platform's clock
 */
export const headlineOf = (
  reports: Iterable<Report>,
  serverNow: Instant,
  limits: Limits,
): Headline => {
  let total = 0;
  let online = 0;
  let pending = 0;
  let disabled = 0;
  let anomalies = 0;
  const marks = { active: 0, idle: 0, away: 0, unknown: 0 };
  const lengths: number[] = [];
  for (const report of reports) {
    total++;
    if (report.account === "pending") pending++;
    if (report.account === "disabled") disabled++;
    if (isAnomalous(report)) anomalies++;
    if (!isOnline(report)) continue;
    online++;
    marks[activityOf(report, serverNow, limits)]++;
    const length = activeForMs(report, serverNow);
    if (length !== null) lengths.push(length);
  }
  const { active, idle, away } = marks;
  const averageSession = averageOf(lengths);
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
    averageSession,
  };
};

/** Mean and median of lengths in ms; null for none (no sessions is not "0 minutes"). */
export const averageOf = (
  lengths: readonly number[],
): AverageSession | null => {
  const n = lengths.length;
  if (n === 0) return null;
  const sorted = Float64Array.from(lengths).sort();
  const upper = sorted[n >> 1] ?? 0;
  const lower = sorted[(n - 1) >> 1] ?? 0;
  return {
    meanMs: sorted.reduce((sum, ms) => sum + ms, 0) / n,
    medianMs: (lower + upper) / 2,
    n,
  };
};
