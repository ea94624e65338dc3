import { type Instant, instant } from "./instant.ts";
import { valuesOf } from "./patched-map.ts";
import { LONGEST_SESSION_MS } from "./begin-session.ts";
import { capSession } from "./running-session.ts";
import type { RunningSession } from "./session.ts";
import {
  type Draft,
  type Sighting,
  begin,
  continuityOf,
  finish,
  isUnsaid,
  lastSeenOf,
  onlineIn,
  put,
} from "./sessions-draft.ts";
import type { Sessions } from "./sessions.ts";

/** Could some session be longer than a session may be? */
export const isCapDue = ({ sessions, look }: Draft): boolean =>
  sessions.earliestStart !== null &&
  look.at - sessions.earliestStart > LONGEST_SESSION_MS;

/** Closes what has grown too long, where the person is there at the end of it. */
export const capAll = (draft: Draft, { before, after }: Sighting): void => {
  const { at } = draft.look;
  for (const session of valuesOf(draft.sessions.running)) {
    if (at - session.start <= LONGEST_SESSION_MS) continue;
    if (session.left !== null || isUnsaid(draft, session)) continue;
    const was = onlineIn(before, session.person);
    const now = onlineIn(after, session.person);
    if (now === null || continuityOf(was, now) === "contradicted") continue;
    const lastSeen = lastSeenOf(draft, session);
    if (at - lastSeen <= draft.quietMs) {
      put(draft, notTooLong(draft, session, at));
      continue;
    }
    // The longest it may be lies where nothing was observed.
    finish(draft, session, lastSeen);
    begin(draft, now, { cameLate: true, follows: false });
  }
};

/** The session of a person who was there until `end`; where that is too long, what goes on of it. */
export const notTooLong = (
  draft: Draft,
  session: RunningSession,
  end: Instant,
): RunningSession => {
  if (end - session.start <= LONGEST_SESSION_MS) return session;
  const [over, next] = capSession(session, draft.look);
  draft.finished.push(over);
  return next;
};

/** Looked for anew, because what began earliest may be over. */
export const withEarliestStart = (sessions: Sessions): Sessions => {
  let earliest: number | null = null;
  for (const { start } of valuesOf(sessions.running))
    if (earliest === null || start < earliest) earliest = start;
  return {
    ...sessions,
    earliestStart: earliest === null ? null : instant(earliest),
  };
};
