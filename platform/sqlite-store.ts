import { createSnapshotShelf } from "./snapshot.ts";
import { applyChanges } from "./sqlite/apply-changes.ts";
import { createPastWriter } from "./sqlite/add-past.ts";
import { createBatches } from "./sqlite/batches.ts";
import { createDeltaLog } from "./sqlite/delta-log.ts";
import { createNotes } from "./sqlite/notes.ts";
import { createPastTable } from "./sqlite/past-table.ts";
import { createPruner } from "./sqlite/prune.ts";
import type { OpenDatabase } from "./sqlite/open.ts";
import { recordVisit } from "./sqlite/record-visit.ts";
import { createRowCache } from "./sqlite/row-cache.ts";
import { integer, userFromRow } from "./sqlite/rows.ts";
import { createSessionTable } from "./sqlite/session-table.ts";
import { createSignInTable } from "./sqlite/sign-in-table.ts";
import { createTransaction } from "./sqlite/transaction.ts";
import { createUserTable } from "./sqlite/user-table.ts";
import { createWatchLog } from "./sqlite/watched.ts";
import type { Store } from "./store.ts";

export interface SqliteStoreOptions {
  /** How long a snapshot stays readable, in ms of the platform's clock. */
  readonly holdMs: number;
  /** What the platform's clock says. */
  readonly now: number;
}

/**
 * The store over one SQLite file, for one process.
 * @param opened by `openDatabase`; the store closes it
 */
export function createSqliteStore(
  opened: OpenDatabase,
  { holdMs, now }: SqliteStoreOptions,
): Store {
  const { database } = opened;
  const users = createUserTable(database);
  const sessions = createSessionTable(database);
  const signIns = createSignInTable(database);
  const notes = createNotes(database);
  const prune = createPruner(database);
  const past = createPastTable(database);
  const watchLog = createWatchLog(database);
  const writePast = createPastWriter(database);
  const cache = createRowCache(database);
  const transaction = createTransaction(database);
  const log = createDeltaLog(database, now);
  const listeners = new Set<() => void>();
  const batches = createBatches(transaction, cache, log, () =>
    listeners.forEach((listener) => listener()),
  );
  const shelf = createSnapshotShelf(holdMs);

  return {
    addUsers: async (added, at) =>
      batches.run(at, (touch) => {
        const before = users.count();
        added.forEach((user, index) => {
          users.insert(user);
          touch(before + index + 1);
        });
      }),
    userCount: async () => users.count(),
    async findUser(idOrEmail) {
      const row = users.find(idOrEmail);
      return row && userFromRow(row);
    },
    peopleToSignIn: async (limit) =>
      users.firstToSignIn(limit).map(userFromRow),

    apply: async (changes, at) => {
      if (changes.length === 0) return;
      batches.run(at, (touch) => applyChanges(changes, users, sessions, touch));
    },
    recordVisit: async (visit) =>
      batches.run(visit.at, (touch) => {
        const user = recordVisit(visit, users, sessions);
        if (user !== undefined) touch(user);
      }),
    recordBye: async (userId, key, at) =>
      batches.run(at, (touch) => {
        const user = users.positionOf(userId);
        if (user === undefined) return;
        const row = sessions.liveByKey(user, key);
        if (!row) return;
        sessions.sayBye(row, at);
        users.seen(user, at, null);
        touch(user);
      }),
    async endSilent(seenBefore, byeBefore, at) {
      const silent = sessions.silent(seenBefore, byeBefore);
      if (silent.length === 0) return 0;
      batches.run(at, (touch) => {
        for (const row of silent) {
          sessions.end(row, integer(row, "last_seen_at"));
          touch(integer(row, "user"));
        }
      });
      return silent.length;
    },
    prune: async (before) =>
      transaction(() => {
        prune(before);
        watchLog.forgetBefore(before);
      }),

    history: async (span, after, limit) => past.overlapping(span, after, limit),
    sessionsOf: async (userId, after, limit) =>
      past.ofUser(userId, after, limit),
    watchedIn: async (span) => past.watchedIn(span),
    watchFrom: async (at) => watchLog.begin(at),
    watchUntil: async (at) => watchLog.lengthen(at),
    addPast: async (made) => {
      transaction(() => writePast(made));
      // Whose counts changed is read anew; nobody has read anything yet.
      cache.forget();
    },

    signIn: async (secret, userId, at, until) =>
      batches.run(at, (touch) => {
        const user = users.positionOf(userId);
        if (user === undefined) throw new Error(`There is no user ${userId}.`);
        signIns.removeExpired(at);
        const key = signIns.insert(secret, user, at, until);
        users.loggedIn(user, at);
        touch(user);
        return { userId, key };
      }),
    findSignIn: async (secret, at) => signIns.find(secret, at),
    signOut: async (secret, at) =>
      batches.run(at, (touch) => {
        const signIn = signIns.find(secret, at);
        signIns.remove(secret);
        const user = signIn && users.positionOf(signIn.userId);
        if (!signIn || user === undefined) return;
        const row = sessions.liveByKey(user, signIn.key);
        if (!row) return;
        sessions.end(row, at);
        users.seen(user, at, null);
        touch(user);
      }),

    position: async () => log.position(),
    deltasAfter: async (position, limit) => log.after(position, limit),
    onCommit(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async takeSnapshot(at) {
      const position = log.position();
      return (
        shelf.current(position, at) ?? shelf.put(position, at, cache.rows())
      );
    },
    readSnapshot: async (id, offset, limit, at) =>
      shelf.read(id, offset, limit, at),

    setNote: async (key, value) => notes.set(key, value),
    note: async (key) => notes.get(key),
    close: async () => opened.close(),
  };
}
