import { valuesOf } from "./patched-map.ts";
import type { Report } from "./person.ts";
import { bridgeGap } from "./running-session.ts";
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

/** Nobody was seen in the gap: only a login that goes on proves that its session did. Who is not spoken of waits. */
export const overGap = (draft: Draft, { before, after }: Sighting): void => {
  for (const running of valuesOf(draft.sessions.running)) {
    if (draft.changes.has(running.person)) continue;
    if (running.left === null && isUnsaid(draft, running)) continue;
    const lastSeen = lastSeenOf(draft, running);
    const now = onlineIn(after, running.person);
    if (now === null || running.left !== null) {
      finish(draft, running, lastSeen);
      if (now !== null) begin(draft, now, { cameLate: true, follows: false });
    } else afterSilence(draft, running, onlineIn(before, running.person), now);
  }
};

/** Somebody is present of whom nothing was known for too long. */
export const afterSilence = (
  draft: Draft,
  session: RunningSession,
  before: Report | null,
  now: Report,
): void => {
  const lastSeen = lastSeenOf(draft, session);
  if (continuityOf(before, now) === "proven") {
    put(draft, bridgeGap(session, now, lastSeen, draft.look));
    return;
  }
  finish(draft, session, lastSeen);
  begin(draft, now, { cameLate: true, follows: false });
};
