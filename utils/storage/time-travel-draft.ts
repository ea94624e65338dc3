import { sessionId } from "../domain/ids.ts";
import { type Instant, instant } from "../domain/instant.ts";
import type {
  Account,
  Counts,
  Device,
  LiveSession,
  Page,
  Report,
} from "../domain/person.ts";
import type { Texts } from "./time-travel-playing.ts";
import { BITS, fromNullable } from "./time-travel-tape.ts";

/*
 * A report that a tape is played on: changed in place, since a person may change a hundred times in an hour, and a new
 * value each time would cost more than all the reading.
 */

type Open<Value> = { -readonly [Key in keyof Value]: Value[Key] };
export type Draft = Open<Omit<Report, "sessions">> & {
  sessions: Open<LiveSession>[];
};

export const draftOf = (report: Report): Draft => ({
  ...report,
  sessions: report.sessions.map((session) => ({ ...session })),
});

/** Puts the parts of an entry on a report: all but start and end. */
export const playParts = (
  draft: Draft,
  mask: number,
  at: Instant,
  next: () => number,
  texts: Texts,
): void => {
  const time = (): Instant | null => {
    const ago = fromNullable(next());
    return ago === null ? null : instant(at - ago);
  };
  if ((mask & BITS.active) > 0) draft.lastActiveAt = time();
  if ((mask & BITS.seen) > 0) draft.lastSeenAt = time();
  if ((mask & BITS.logins) > 0)
    draft.sessions = Array.from({ length: next() }, () =>
      loginOf(next, time, texts),
    );
  if ((mask & BITS.follow) > 0)
    for (const session of draft.sessions) {
      session.lastSeenAt = draft.lastSeenAt;
      session.lastActiveAt = draft.lastActiveAt;
    }
  if ((mask & BITS.times) > 0)
    for (const session of draft.sessions) {
      session.lastSeenAt = time();
      session.lastActiveAt = time();
    }
  if ((mask & BITS.pages) > 0)
    for (const session of draft.sessions)
      session.page = pageOf(next, time, texts);
  if ((mask & BITS.profile) > 0) playProfile(draft, texts.partsAt(next()));
  if ((mask & BITS.lastLogin) > 0)
    draft.lastLoginAt = next() === 1 ? "never" : time();
  if ((mask & BITS.counts) > 0) draft.counts = countsOf(next);
};

const loginOf = (
  next: () => number,
  time: () => Instant | null,
  { textAt, partsAt }: Texts,
): LiveSession => {
  const id = textAt(next());
  const startedAt = time();
  const hidden = next();
  const device = partsAt(next());
  return {
    id: id === null ? null : sessionId(id),
    startedAt,
    lastSeenAt: null,
    lastActiveAt: null,
    hidden: hidden === 0 ? null : hidden === 2,
    page: null,
    device: device === null ? null : deviceOf(device),
    userAgent: textAt(next()),
    ip: textAt(next()),
  };
};

const deviceOf = ([browser = null, os = null, type = null]: readonly (
  | string
  | null
)[]): Device => ({ browser, os, type });

const pageOf = (
  next: () => number,
  time: () => Instant | null,
  { partsAt }: Texts,
): Page | null => {
  const parts = partsAt(next());
  const since = time();
  if (parts === null) return null;
  const [url = null, title = null, feature = null] = parts;
  return { url, title, feature, since };
};

const playProfile = (
  draft: Draft,
  parts: readonly (string | null)[] | null,
): void => {
  const [name = null, email = null, role = null, company = null] = parts ?? [];
  draft.name = name;
  draft.email = email;
  draft.role = role;
  draft.company = company;
  // CAST: `entryOf` writes an account there.
  draft.account = (parts?.[4] ?? "unknown") as Account;
  draft.url = parts?.[5] ?? null;
};

const countsOf = (next: () => number): Counts | null =>
  next() === 0
    ? null
    : {
        sessions: fromNullable(next()),
        messages: fromNullable(next()),
        questions: fromNullable(next()),
      };
