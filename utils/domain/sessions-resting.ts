import { LONGEST_SESSION_MS } from "./begin-session.ts";
import type { PersonId } from "./ids.ts";
import type { Report } from "./person.ts";
import { resumeSession } from "./running-session.ts";
import { type RunningSession, continuity, loginOf } from "./session.ts";
import {
  type Draft,
  arrive,
  finish,
  put,
  runningOf,
} from "./sessions-draft.ts";
import { RESUME_WITHIN_MS } from "./sessions.ts";

/** Who left is here again: soon enough, and with no other login, it is the same session. */
export const comeBack = (
  draft: Draft,
  running: RunningSession,
  report: Report,
): void => {
  const end = running.seenAt ?? draft.look.at;
  const { at } = draft.look;
  const isSoon =
    at - end <= RESUME_WITHIN_MS && at - running.start <= LONGEST_SESSION_MS;
  const logins = report.sessions.map(loginOf);
  if (isSoon && continuity(running.left ?? [], logins) !== "contradicted") {
    put(draft, resumeSession(running, report, draft.look));
    return;
  }
  finish(draft, running, end);
  arrive(draft, report);
};

/** Who left too long ago to resume is gone for good. */
export const rested = (draft: Draft): readonly PersonId[] => {
  const candidates = new Set(draft.sessions.resting);
  for (const [id, session] of draft.changes)
    if (session !== null && session.left !== null) candidates.add(id);
  const resting: PersonId[] = [];
  for (const id of candidates) {
    const session = runningOf(draft, id);
    if (session === undefined || session.left === null) continue;
    const end = session.seenAt ?? draft.look.at;
    if (draft.look.at - end > RESUME_WITHIN_MS || draft.gap)
      finish(draft, session, end);
    else resting.push(id);
  }
  return resting;
};
