import type { Span } from "./coverage.ts";
import type { PersonId, SessionId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import type { Device } from "./person.ts";
import type { Visit } from "./session.ts";

/** One login of the past, [start, end), as the platform tells of it. A person may have several at a time. */
export interface ToldSession {
  readonly id: SessionId;
  readonly person: PersonId;
  readonly start: Instant;
  /** Null: it goes on. */
  readonly end: Instant | null;
  /** Null: the platform does not say. */
  readonly engagedMs: number | null;
  /** When the person did nothing for the away limit, in order, within the session. */
  readonly away: readonly Span[];
  /** In order of their start, within the session. */
  readonly visits: readonly Visit[];
}

/** A part of the platform's history of [from, to). */
export interface ToldHistory {
  readonly serverTime: Instant;
  /** Oldest start first. */
  readonly sessions: readonly ToldSession[];
  /** What the platform vouches for, in order, without overlap, within what was asked. */
  readonly vouched: readonly Span[];
  /** Where the rest is; null: that was all. */
  readonly next: string | null;
}

/** What somebody said in a conversation. */
export interface SaidMessage {
  readonly from: string | null;
  readonly at: Instant | null;
  readonly text: string;
}

/** What was said in a session; where the platform only counts it, the messages are not there. */
export interface ToldTalk {
  readonly title: string | null;
  /** http or https; without credentials. */
  readonly url: string | null;
  readonly count: number | null;
  readonly messages: readonly SaidMessage[];
}

/** A session of one person as the platform lists them; never kept. */
export interface PersonSession {
  readonly session: ToldSession;
  readonly device: Device | null;
  readonly userAgent: string | null;
  readonly ip: string | null;
  readonly talk: ToldTalk | null;
}

/** A part of the sessions of one person, newest first. */
export interface PersonSessions {
  readonly sessions: readonly PersonSession[];
  readonly next: string | null;
}
