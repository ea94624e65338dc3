import { type Instant, instant } from "../../../utils/domain/instant.ts";
import type { LiveSession, Report } from "../../../utils/domain/person.ts";
import type { Recorded } from "../../../utils/domain/replay.ts";
import type { Told } from "./fold.ts";

/** The same log told by a platform whose clock is ahead by so much. */
export const shiftedLog = (
  log: readonly Recorded[],
  ms: number,
): readonly Recorded[] =>
  log.map((entry) => {
    if (!("position" in entry)) return entry;
    const stamp = { serverTime: instant(entry.serverTime + ms) };
    const shift = (report: Report): Report => shiftedReport(report, ms);
    if (entry.kind === "snapshot")
      return { ...entry, ...stamp, reports: entry.reports.map(shift) };
    return entry.kind === "delta"
      ? { ...entry, ...stamp, upserts: entry.upserts.map(shift) }
      : { ...entry, ...stamp };
  });

const shiftedReport = (report: Report, ms: number): Report => ({
  ...report,
  lastActiveAt: plus(report.lastActiveAt, ms),
  lastSeenAt: plus(report.lastSeenAt, ms),
  sessions: report.sessions.map((session): LiveSession => {
    const { page } = session;
    return {
      ...session,
      startedAt: plus(session.startedAt, ms),
      lastSeenAt: plus(session.lastSeenAt, ms),
      lastActiveAt: plus(session.lastActiveAt, ms),
      page: page && { ...page, since: plus(page.since, ms) },
    };
  }),
});

const plus = (at: Instant | null, ms: number): Instant | null =>
  at === null ? null : instant(at + ms);

export const shiftedSession = (told: Told, ms: number): Told => ({
  ...told,
  start: instant(told.start + ms),
  end: instant(told.end + ms),
  visits: told.visits.map((visit) => ({
    ...visit,
    start: instant(visit.start + ms),
    end: instant(visit.end + ms),
  })),
  away: told.away.map(({ from, to }) => ({
    from: instant(from + ms),
    to: instant(to + ms),
  })),
});
