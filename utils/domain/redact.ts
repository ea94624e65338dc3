import { type PersonId, type SessionId, personId, sessionId } from "./ids.ts";
import type { Observation } from "./observation.ts";
import type { LiveSession, Page, Report } from "./person.ts";
import { unreachable } from "./result.ts";

/**
 * Gives the same stand-in for the same text, and others for others. A 53-bit hash (cyrb53, public domain) over a salt
 * that leaves with the recording: nobody can try names against a file whose salt is gone.
 */
export const pseudonymOf =
  (salt: string) =>
  (text: string): string => {
    let low = 0xdeadbeef;
    let high = 0x41c6ce57;
    for (const part of [salt, "\u0000", text])
      for (let at = 0; at < part.length; at++) {
        const unit = part.charCodeAt(at);
        low = Math.imul(low ^ unit, 2_654_435_761);
        high = Math.imul(high ^ unit, 1_597_334_677);
      }
    low = Math.imul(low ^ (low >>> 16), 2_246_822_507);
    low ^= Math.imul(high ^ (high >>> 13), 3_266_489_909);
    high = Math.imul(high ^ (high >>> 16), 2_246_822_507);
    high ^= Math.imul(low ^ (low >>> 13), 3_266_489_909);
    const number = 4_294_967_296 * (2_097_151 & high) + (low >>> 0);
    return number.toString(36);
  };

type Pseudonym = (text: string) => string;

/**
 * An observation without what tells who somebody is or what they look at: ids, pages and companies become stand-ins that
 * stay the same throughout, names, addresses and networks go. Times, roles, devices and positions stay: sessions come
 * out the same.
 */
export const redacted = (
  observation: Observation,
  pseudonym: Pseudonym,
): Observation => {
  switch (observation.kind) {
    case "heartbeat":
      return { ...observation, mark: null };
    case "snapshot":
      return {
        ...observation,
        mark: null,
        reports: observation.reports.map((one) => redactReport(one, pseudonym)),
        ...(observation.gone && {
          gone: observation.gone.map((id) => person(id, pseudonym)),
        }),
      };
    case "delta":
      return {
        ...observation,
        mark: null,
        upserts: observation.upserts.map((one) => redactReport(one, pseudonym)),
        removals: observation.removals.map((id) => person(id, pseudonym)),
      };
    default:
      return unreachable(observation);
  }
};

const person = (id: PersonId, pseudonym: Pseudonym): PersonId =>
  personId(`p-${pseudonym(id)}`);

const login = (id: SessionId, pseudonym: Pseudonym): SessionId =>
  sessionId(`s-${pseudonym(id)}`);

const redactReport = (report: Report, pseudonym: Pseudonym): Report => ({
  ...report,
  id: person(report.id, pseudonym),
  name: null,
  email: null,
  url: null,
  company: report.company === null ? null : `c-${pseudonym(report.company)}`,
  sessions: report.sessions.map((one) => redactSession(one, pseudonym)),
});

const redactSession = (
  session: LiveSession,
  pseudonym: Pseudonym,
): LiveSession => ({
  ...session,
  id: session.id === null ? null : login(session.id, pseudonym),
  page: session.page === null ? null : redactPage(session.page, pseudonym),
  userAgent: null,
  ip: null,
});

/** Addresses of a domain that never exists (RFC 2606). */
const redactPage = (page: Page, pseudonym: Pseudonym): Page => ({
  url: page.url === null ? null : `https://page.invalid/${pseudonym(page.url)}`,
  title: null,
  feature: page.feature === null ? null : `f-${pseudonym(page.feature)}`,
  since: page.since,
});
