import { DAY } from "../../utils/domain/instant.ts";
import type { StoredSession } from "./stored-sessions.ts";

/** A session that was cut at its longest is one session again. */
export const wholeSessions = (
  sessions: readonly StoredSession[],
): readonly StoredSession[] =>
  sessions
    .toSorted((a, b) => a.start - b.start)
    .reduce<StoredSession[]>((all, session) => {
      const at = all.findLastIndex(({ person }) => person === session.person);
      const before = all[at];
      if (
        before?.id === session.id &&
        before.end === session.start &&
        (before.end - before.start) % DAY === 0
      )
        all[at] = { ...session, start: before.start };
      else all.push(session);
      return all;
    }, []);
