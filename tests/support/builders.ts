import { type PersonId, personId, sessionId } from "../../utils/domain/ids.ts";
import { type Instant, MINUTE, instant } from "../../utils/domain/instant.ts";
import type {
  Delta,
  Heartbeat,
  Position,
  Snapshot,
} from "../../utils/domain/observation.ts";
import type { LiveSession, Page, Report } from "../../utils/domain/person.ts";

/** A quarter to one on a weekday, of the platform's clock. */
export const NOON: Instant = instant(Date.UTC(2026, 2, 4, 12, 0, 0));

export const after = (ms: number, from: Instant = NOON): Instant =>
  instant(from + ms);
export const before = (ms: number, from: Instant = NOON): Instant =>
  instant(from - ms);

export const pageOn = (url: string, more: Partial<Page> = {}): Page => ({
  url,
  title: null,
  feature: null,
  since: null,
  ...more,
});

export const session = (more: Partial<LiveSession> = {}): LiveSession => ({
  id: sessionId("s1"),
  startedAt: before(10 * MINUTE),
  lastSeenAt: NOON,
  lastActiveAt: NOON,
  hidden: false,
  page: null,
  device: null,
  userAgent: null,
  ip: null,
  ...more,
});

/** Somebody with an account and no session: offline. A test names only what matters to it. */
export const person = (id: string, more: Partial<Report> = {}): Report => ({
  id: personId(id),
  name: null,
  email: null,
  role: null,
  company: null,
  account: "active",
  lastLoginAt: null,
  lastActiveAt: null,
  lastSeenAt: null,
  url: null,
  counts: null,
  sessions: [],
  ...more,
});

/** Somebody with one live session. */
export const online = (id: string, more: Partial<Report> = {}): Report =>
  person(id, { sessions: [session()], ...more });

export const at = (seq: number, epoch = "e1"): Position => ({ epoch, seq });

export const snapshot = (
  seq: number,
  reports: readonly Report[],
  more: Partial<Snapshot> = {},
): Snapshot => ({
  kind: "snapshot",
  position: at(seq),
  serverTime: after(seq * 1000),
  mark: null,
  complete: true,
  reports,
  ...more,
});

export const delta = (
  seq: number,
  upserts: readonly Report[],
  removals: readonly string[] = [],
  more: Partial<Delta> = {},
): Delta => ({
  kind: "delta",
  basis: at(seq - 1),
  pushed: false,
  position: at(seq),
  serverTime: after(seq * 1000),
  mark: null,
  upserts,
  removals: removals.map((id): PersonId => personId(id)),
  ...more,
});

export const heartbeat = (
  seq: number,
  more: Partial<Heartbeat> = {},
): Heartbeat => ({
  kind: "heartbeat",
  position: at(seq),
  serverTime: after(seq * 1000),
  mark: null,
  ...more,
});

/** A delta that the platform told the moment it happened. */
export const push = (
  seq: number,
  upserts: readonly Report[],
  removals: readonly string[] = [],
  more: Partial<Delta> = {},
): Delta => delta(seq, upserts, removals, { pushed: true, ...more });
