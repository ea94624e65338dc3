import { bestSession } from "./facts.ts";
import { type Instant, earlier, later } from "./instant.ts";
import type { Page, Report } from "./person.ts";
import type { OpenVisit, RunningSession, Visit } from "./session.ts";

/** The visit that a report shows. It begins when the platform says, but not before `notBefore`; else now. */
export const visitOf = (
  report: Report,
  notBefore: Instant,
  at: Instant,
): OpenVisit | null => {
  const page = bestSession(report)?.page ?? null;
  if (page === null || page.url === null) return null;
  const { url, title, feature, since } = page;
  const start = since === null ? at : later(earlier(since, at), notBefore);
  return { page: { url, title, feature }, since, start };
};

/** Still the same page, as far as the platform says? */
export const isSamePage = ({ page, since }: OpenVisit, now: Page): boolean =>
  page.url === now.url &&
  (since === null || now.since === null || since === now.since);

/** The session with the page that a report shows: still on it, or moved. */
export const withPage = (
  session: RunningSession,
  report: Report,
  lastSeenAt: Instant,
  pushed: boolean,
  at: Instant,
): RunningSession => {
  const { visit } = session;
  const page = bestSession(report)?.page ?? null;
  if (visit !== null && page !== null && isSamePage(visit, page))
    return withTitle(session, visit, page);
  const next = visitOf(report, later(lastSeenAt, session.start), at);
  if (visit === null)
    return next === null ? session : { ...session, visit: next };
  // Between two polls the page was left at a time that only `since` can name; a push says when it happens.
  const isNamed = next !== null && next.since !== null;
  const leftAt = isNamed ? next.start : pushed ? at : lastSeenAt;
  return {
    ...session,
    visits: closeVisit(session.visits, visit, leftAt),
    visit: next,
  };
};

const withTitle = (
  session: RunningSession,
  visit: OpenVisit,
  { title, feature, since }: Page,
): RunningSession =>
  visit.page.title === title &&
  visit.page.feature === feature &&
  visit.since === (visit.since ?? since)
    ? session
    : {
        ...session,
        visit: {
          ...visit,
          page: { url: visit.page.url, title, feature },
          since: visit.since ?? since,
        },
      };

/** The visits with one more that ended. */
export const closeVisit = (
  visits: readonly Visit[],
  { page, start }: OpenVisit,
  end: Instant,
): readonly Visit[] => [...visits, { page, start, end: later(start, end) }];
