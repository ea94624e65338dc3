import { unreachable } from "../unreachable.ts";
import type { Change } from "../store.ts";
import type { Touch } from "./batches.ts";
import { integer } from "./rows.ts";
import type { SessionTable } from "./session-table.ts";
import type { UserTable } from "./user-table.ts";

/** Writes the changes in their order; must run inside a batch. */
export function applyChanges(
  changes: readonly Change[],
  users: UserTable,
  sessions: SessionTable,
  touch: Touch,
): void {
  for (const change of changes) {
    const user = applyChange(change, users, sessions);
    if (user !== undefined) touch(user);
  }
}

/** @returns the position of the person whose record changed */
function applyChange(
  change: Change,
  users: UserTable,
  sessions: SessionTable,
): number | undefined {
  switch (change.kind) {
    case "open": {
      const { session } = change;
      const user = users.positionOf(session.userId);
      if (user === undefined) return undefined;
      const known = sessions.byId(session.id);
      if (known) sessions.revive(known, session);
      else {
        sessions.insert(user, null, session);
        users.sessionOpened(user);
        users.loggedIn(user, session.startedAt);
      }
      users.seen(user, session.lastSeenAt, session.lastActiveAt);
      return user;
    }
    case "beat": {
      const row = sessions.byId(change.sessionId);
      if (!row || row["ended_at"] !== null) return undefined;
      const user = integer(row, "user");
      sessions.beat(row, change);
      users.seen(user, change.lastSeenAt, change.lastActiveAt);
      users.sent(user, change);
      return user;
    }
    case "close": {
      const row = sessions.byId(change.sessionId);
      if (!row || row["ended_at"] !== null) return undefined;
      sessions.end(row, change.at);
      users.seen(integer(row, "user"), change.at, null);
      return integer(row, "user");
    }
    default:
      return unreachable(change);
  }
}
