import type { PersonId, SessionId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import type { OfConnection } from "./origin.ts";

/** What the platform says of the account. `pending` = invited, never logged in. */
export type Account = "active" | "pending" | "disabled" | "unknown";

/** The page a session is on. `since` is when the person came to it. */
export interface Page {
  readonly url: string | null;
  readonly title: string | null;
  readonly feature: string | null;
  readonly since: Instant | null;
}

export interface Device {
  readonly browser: string | null;
  readonly os: string | null;
  readonly type: string | null;
}

/** One login or connection of one person. A person may have several (devices, browsers). */
export interface LiveSession {
  readonly id: SessionId | null;
  readonly startedAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly lastActiveAt: Instant | null;
  readonly hidden: boolean | null;
  readonly page: Page | null;
  readonly device: Device | null;
  readonly userAgent: string | null;
  readonly ip: string | null;
}

/** A session of which nothing is said: what is known of one stands over it. */
export const UNTOLD_SESSION: LiveSession = {
  id: null,
  startedAt: null,
  lastSeenAt: null,
  lastActiveAt: null,
  hidden: null,
  page: null,
  device: null,
  userAgent: null,
  ip: null,
};

export interface Counts {
  readonly sessions: number | null;
  readonly messages: number | null;
  readonly questions: number | null;
}

/**
 * What a source says of one person now: nothing merged, nothing derived. `null` = the platform did not say (or said
 * something that is no such value). `lastLoginAt: "never"` only where the platform says null explicitly.
 */
export interface Report extends OfConnection {
  readonly id: PersonId;
  /** The platform's own id, where `id` is that of a list of several connections (`listedId`). */
  readonly own?: PersonId;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: string | null;
  readonly company: string | null;
  readonly account: Account;
  readonly lastLoginAt: Instant | "never" | null;
  readonly lastActiveAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly url: string | null;
  readonly counts: Counts | null;
  readonly sessions: readonly LiveSession[];
}

/** What the platform calls a person, in whatever list they stand. */
export const ownId = ({ own, id }: Pick<Report, "own" | "id">): PersonId =>
  own ?? id;
