import type { Device, Page } from "./store.ts";

/** Half-open: `from` belongs to it, `to` does not. ms since 1970 UTC. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A page of a session, with from when to when; null: still on it. */
export interface PageVisit extends Page {
  readonly from: number;
  readonly to: number | null;
}

/** A session as the history tells of it. */
export interface PastSession {
  readonly id: string;
  readonly userId: string;
  readonly startedAt: number;
  /** Null while it goes on. */
  readonly endedAt: number | null;
  /** Null: nobody counted it. */
  readonly engagedMs: number | null;
  /** When nothing was done for the away limit, in order. */
  readonly away: readonly Span[];
  readonly pages: readonly PageVisit[];
  readonly device: Device | null;
  readonly userAgent: string | null;
  readonly ip: string | null;
}

/** Where a reader of a list of sessions has come to. `number` is the store's own, and breaks ties. */
export interface Place {
  readonly startedAt: number;
  readonly number: number;
}

/** A bounded part of a list of sessions. */
export interface SessionPage {
  readonly sessions: readonly PastSession[];
  /** Of the last one; null: there is none after it. */
  readonly next: Place | null;
}

/** A session that was over before anybody watched: what makes a past is no batch, and tells no reader. */
export interface MadeSession extends Omit<PastSession, "away"> {
  readonly lastSeenAt: number;
  readonly lastActiveAt: number;
  readonly hidden: boolean;
  readonly messages: number;
  readonly questions: number;
}

/** What a store keeps of the time before now. */
export interface HistoryStore {
  /** Sessions that overlap [from, to), oldest start first, after `after`. */
  history(span: Span, after: Place | null, limit: number): Promise<SessionPage>;
  /** Those of one person, newest start first. */
  sessionsOf(
    userId: string,
    after: Place | null,
    limit: number,
  ): Promise<SessionPage>;
  /** When the platform wrote down what happened, within a span, in order. */
  watchedIn(span: Span): Promise<readonly Span[]>;
  /** Begins a span in which everything is written down; `watchUntil` lengthens the newest one. */
  watchFrom(at: number): Promise<void>;
  watchUntil(at: number): Promise<void>;
  /** Writes down a past that was made up. */
  addPast(sessions: Iterable<MadeSession>): Promise<void>;
}
