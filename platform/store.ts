import type { HistoryStore } from "./history.ts";
import type { Position, SnapshotHead, SnapshotPage } from "./snapshot.ts";

export type Account = "active" | "pending" | "disabled";

/** A page as its visitor's browser names it. */
export interface Page {
  readonly url: string;
  readonly title: string;
  readonly feature: string | null;
}

export interface Device {
  readonly browser: string;
  readonly os: string;
  readonly type: "desktop" | "mobile" | "tablet";
}

/** One person of the directory. Times are ms since 1970 UTC, null = never. */
export interface User {
  readonly id: string;
  readonly name: string | null;
  readonly email: string;
  readonly role: string;
  readonly company: string | null;
  readonly account: Account;
  readonly lastLoginAt: number | null;
  readonly lastActiveAt: number | null;
  readonly lastSeenAt: number | null;
  readonly sessions: number;
  readonly messages: number;
  readonly questions: number;
}

/** What a page of a real browser reports. */
export interface Visit {
  readonly userId: string;
  /** Names the browser; all its tabs send the same key. */
  readonly key: string;
  readonly at: number;
  readonly page: Page;
  readonly active: boolean;
  readonly hidden: boolean;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** A live session as it stands at `lastSeenAt`. */
export interface LiveSession {
  readonly id: string;
  readonly userId: string;
  readonly startedAt: number;
  readonly lastSeenAt: number;
  readonly lastActiveAt: number | null;
  readonly hidden: boolean;
  readonly page: Page & { readonly since: number };
  readonly device: Device | null;
  readonly userAgent: string | null;
  readonly ip: string | null;
  /** Up to `lastActiveAt`, ms; null: the store counts it from the beats. */
  readonly engagedMs: number | null;
}

export type Change =
  /** A login with a session of its own; an id that ended before lives again. */
  | { readonly kind: "open"; readonly session: LiveSession }
  | {
      readonly kind: "beat";
      readonly sessionId: string;
      readonly lastSeenAt: number;
      readonly lastActiveAt: number | null;
      readonly hidden: boolean;
      /** Null: still on the page of the last beat. */
      readonly page: (Page & { readonly since: number }) | null;
      /** Up to `lastActiveAt`, ms; null: the store counts it from the beats. */
      readonly engagedMs: number | null;
      readonly messages: number;
      readonly questions: number;
    }
  | { readonly kind: "close"; readonly sessionId: string; readonly at: number };

export interface SignIn {
  readonly userId: string;
  /** Names the browser in its beats. No secret. */
  readonly key: string;
}

/** One step from a position to the next. */
export interface Delta extends Position {
  /** When it was committed; never earlier than that of the step before. */
  readonly serverTime: number;
  /** JSON text of the list of whole people that changed or joined. */
  readonly upsert: string;
  /** JSON text of the list of the ids of those who left the directory. */
  readonly remove: string;
}

/** Why a position cannot be resumed. */
export type Lost = "unknown epoch" | "too old" | "ahead";

/** What came after a position: without a hole, or nothing of it. */
export type Missed =
  | { readonly ok: true; readonly deltas: readonly Delta[] }
  | { readonly ok: false; readonly reason: Lost };

/**
 * The truth of the platform. Handlers keep nothing between two requests, so
 * several processes may share one store. Every method that changes something
 * visible is one batch, committed at `at`: nothing in it is later than that. It
 * raises `seq` by one for each delta that tells of it, which is a single one
 * unless it is large, or does nothing.
 */
export interface Store extends HistoryStore {
  /** Appends people to the directory; their order in it never changes. */
  addUsers(users: readonly User[], at: number): Promise<void>;
  userCount(): Promise<number>;
  /** By id or email; undefined if nobody has it. */
  findUser(idOrEmail: string): Promise<User | undefined>;
  /** The first `limit` people in directory order who have a name and may sign in. */
  peopleToSignIn(limit: number): Promise<readonly User[]>;

  /** Changes of sessions, in order, as one batch. Unknown ids are left out. */
  apply(changes: readonly Change[], at: number): Promise<void>;
  recordVisit(visit: Visit): Promise<void>;
  /** The browser says that its last page was left. A later visit takes it back. */
  recordBye(userId: string, key: string, at: number): Promise<void>;
  /**
   * Ends the sessions last seen before `seenBefore` and those whose bye was
   * said before `byeBefore`, at the moment they were last seen.
   * @returns how many ended
   */
  endSilent(seenBefore: number, byeBefore: number, at: number): Promise<number>;
  /** Forgets what ended before `before`. Not visible in a snapshot. */
  prune(before: number): Promise<void>;

  /** Records a login; `secret` is what the cookie holds, only its hash is kept. */
  signIn(
    secret: string,
    userId: string,
    at: number,
    until: number,
  ): Promise<SignIn>;
  /** Undefined if unknown, signed out or past its end. */
  findSignIn(secret: string, at: number): Promise<SignIn | undefined>;
  /** Ends the sign-in and, at once, the sessions of its browser. */
  signOut(secret: string, at: number): Promise<void>;

  position(): Promise<Position>;
  /** The oldest `limit` deltas after a position; none if nothing came after it. */
  deltasAfter(position: Position, limit: number): Promise<Missed>;
  /**
   * Calls `listener` after each batch of this process that changed something
   * visible. Who must not miss what other processes do asks now and then.
   * @returns ends the calls
   */
  onCommit(listener: () => void): () => void;
  /** Fixes the directory as it is now and keeps it readable for a while. */
  takeSnapshot(at: number): Promise<SnapshotHead>;
  /** Rows [offset, offset + limit) of a kept snapshot; undefined once forgotten. */
  readSnapshot(
    id: string,
    offset: number,
    limit: number,
    at: number,
  ): Promise<SnapshotPage | undefined>;

  /** Remembers a fact about the database itself, such as what it was made from. */
  setNote(key: string, value: string): Promise<void>;
  note(key: string): Promise<string | undefined>;
  close(): Promise<void>;
}
