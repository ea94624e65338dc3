import type { LiveSession, Report } from "./person.ts";

/** Stands for all that is hidden of a text. */
export const HIDDEN = "•••";

const hidden = (text: string | null): string | null =>
  text === null ? null : HIDDEN;

/** A report with nothing in it that could tell who it is: for the moment before the finer masks are there. */
export const hiddenReport = (report: Report): Report => ({
  ...report,
  name: HIDDEN,
  email: hidden(report.email),
  company: hidden(report.company),
  url: null,
  sessions: report.sessions.map(hiddenSession),
});

const hiddenSession = (session: LiveSession): LiveSession => ({
  ...session,
  ip: hidden(session.ip),
  page:
    session.page === null
      ? null
      : { ...session.page, url: null, title: HIDDEN, feature: null },
});
