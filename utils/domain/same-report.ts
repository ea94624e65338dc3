import type { Counts, Device, LiveSession, Page, Report } from "./person.ts";

/** Do two reports say the same? Compared field by field: both are plain data of our own making. */
export const sameReport = (a: Report, b: Report): boolean =>
  a === b ||
  (a.id === b.id &&
    a.name === b.name &&
    a.email === b.email &&
    a.role === b.role &&
    a.company === b.company &&
    a.account === b.account &&
    a.lastLoginAt === b.lastLoginAt &&
    a.lastActiveAt === b.lastActiveAt &&
    a.lastSeenAt === b.lastSeenAt &&
    a.url === b.url &&
    sameCounts(a.counts, b.counts) &&
    a.sessions.length === b.sessions.length &&
    a.sessions.every((session, index) =>
      sameSession(session, b.sessions[index]),
    ));

const sameSession = (a: LiveSession, b: LiveSession | undefined): boolean =>
  b !== undefined &&
  a.id === b.id &&
  a.startedAt === b.startedAt &&
  a.lastSeenAt === b.lastSeenAt &&
  a.lastActiveAt === b.lastActiveAt &&
  a.hidden === b.hidden &&
  a.userAgent === b.userAgent &&
  a.ip === b.ip &&
  samePage(a.page, b.page) &&
  sameDevice(a.device, b.device);

const samePage = (a: Page | null, b: Page | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.url === b.url &&
    a.title === b.title &&
    a.feature === b.feature &&
    a.since === b.since);

const sameDevice = (a: Device | null, b: Device | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.browser === b.browser &&
    a.os === b.os &&
    a.type === b.type);

const sameCounts = (a: Counts | null, b: Counts | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.sessions === b.sessions &&
    a.messages === b.messages &&
    a.questions === b.questions);
