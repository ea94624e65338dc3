import type { Span } from "./coverage.ts";
import type { PersonId, SessionId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import type { LiveSession } from "./person.ts";

/** What tells one login from another. Null parts: the platform does not say. */
export interface Login {
  readonly id: SessionId | null;
  readonly startedAt: Instant | null;
}

/** A page that somebody was on. */
export interface VisitedPage {
  readonly url: string | null;
  readonly title: string | null;
  readonly feature: string | null;
}

/** A person on one page, [start, end). */
export interface Visit {
  readonly page: VisitedPage;
  readonly start: Instant;
  readonly end: Instant;
}

/** The visit that goes on. `since`: the platform's word for when it began. */
export interface OpenVisit {
  readonly page: VisitedPage;
  readonly since: Instant | null;
  readonly start: Instant;
}

/**
 * A session of a person that goes on, or may yet be resumed. Presence is one thing however many devices: a person has at
 * most one of these. What lengthens by itself (end, observed time) is not in it, so that an observation writes only those
 * sessions to which something happened.
 */
export interface RunningSession {
  readonly person: PersonId;
  /** The platform's id of the login that it began with. */
  readonly id: SessionId | null;
  readonly start: Instant;
  /** The person may have been there before `start`: we had not looked. */
  readonly atLeast: boolean;
  /** Our first observation of it. */
  readonly firstSeenAt: Instant;
  /** Since when the person is in sight without a break: engaged time counts from there on. */
  readonly inSightSince: Instant;
  /** `coveredUntil` at `firstSeenAt`, moved on by what was not observed of this person since. */
  readonly coveredFrom: number;
  /** Gaps of ours that it went on over, ms: they add nothing to its length. */
  readonly cutMs: number;
  /** Up to `activeAt`, ms. */
  readonly engagedMs: number;
  /** When the person was away, up to `activeAt`. Missing: never. */
  readonly away?: readonly Span[];
  /** Latest activity that counts for this session. */
  readonly activeAt: Instant | null;
  readonly visits: readonly Visit[];
  readonly visit: OpenVisit | null;
  /** Null: seen in the latest observation. Else when last, because since then nothing was said of this person, or they left. */
  readonly seenAt: Instant | null;
  /** The person left at `seenAt` with these logins, and may resume; null while present. */
  readonly left: readonly Login[] | null;
}

/** A session that is over, [start, end). */
export interface FinishedSession {
  readonly person: PersonId;
  readonly id: SessionId | null;
  readonly start: Instant;
  /** When the person was last seen, never when we noticed. */
  readonly end: Instant;
  readonly atLeast: boolean;
  readonly observedMs: number;
  readonly engagedMs: number;
  readonly cutMs: number;
  /** Seen in one observation only: its length is unknown, not 0. */
  readonly seenOnce: boolean;
  /** When the person was away (nothing done for the away limit), in order. Missing: never. */
  readonly away?: readonly Span[];
  readonly visits: readonly Visit[];
  /**
   * True: all of it, or a part that we did not watch, is the platform's word (its history). `observedMs` counts the time
   * that the platform vouches for as well. Missing: our own observation.
   */
  readonly told?: true;
}

export const loginOf = ({ id, startedAt }: LiveSession): Login => ({
  id,
  startedAt,
});

/** Does the platform say that these are one login? `unsaid` where it gives neither id nor start to compare. */
export const compareLogins = (
  a: Login,
  b: Login,
): "same" | "other" | "unsaid" => {
  const ids = a.id !== null && b.id !== null;
  const starts = a.startedAt !== null && b.startedAt !== null;
  if (ids && a.id !== b.id) return "other";
  if (starts && a.startedAt !== b.startedAt) return "other";
  return ids || starts ? "same" : "unsaid";
};

/**
 * Does a person's presence go on from these logins to those? `proven` when one login is in both, `contradicted` when all
 * of them are others, `unsaid` otherwise.
 */
export const continuity = (
  before: readonly Login[],
  after: readonly Login[],
): "proven" | "unsaid" | "contradicted" => {
  let unsaid = false;
  for (const a of before)
    for (const b of after) {
      const verdict = compareLogins(a, b);
      if (verdict === "same") return "proven";
      if (verdict === "unsaid") unsaid = true;
    }
  return unsaid ? "unsaid" : "contradicted";
};
