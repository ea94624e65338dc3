import type { Clock } from "../../../platform/clock.ts";
import type { Request } from "../../../platform/http/message.ts";
import { SNAPSHOT_HOLD_MS } from "../../../platform/settings.ts";
import { createSqliteStore } from "../../../platform/sqlite-store.ts";
import { openDatabase } from "../../../platform/sqlite/open.ts";
import type { Store, User, Visit } from "../../../platform/store.ts";

/** A Tuesday. */
export const NOON = Date.parse("2026-03-03T12:00:00Z");
export const PAGE = {
  url: "https://shop.test/orders",
  title: "Orders",
  feature: "Orders",
};

/** For stores that nothing is asked about their snapshots and their start. */
export const STORE = { holdMs: SNAPSHOT_HOLD_MS, now: NOON };

/** A clock that stands still until a test moves it. */
export function handClock(at = NOON): Clock & { advance(ms: number): number } {
  let now = at;
  return {
    now: () => now,
    advance: (ms) => (now += ms),
  };
}

export function memoryStore(): Store {
  return createSqliteStore(openDatabase(":memory:"), STORE);
}

export function user(id: string, changes: Partial<User> = {}): User {
  return {
    id,
    name: id.toUpperCase(),
    email: `${id}@acme.test`,
    role: "agent",
    company: "Acme",
    account: "active",
    lastLoginAt: null,
    lastActiveAt: null,
    lastSeenAt: null,
    sessions: 0,
    messages: 0,
    questions: 0,
    ...changes,
  };
}

export function visit(
  userId: string,
  at: number,
  changes: Partial<Visit> = {},
): Visit {
  return {
    userId,
    key: `browser of ${userId}`,
    at,
    page: PAGE,
    active: true,
    hidden: false,
    ip: "203.0.113.7",
    userAgent: "Test/1.0",
    ...changes,
  };
}

/** The parts of a presence row that tests look at. */
export interface ShownUser {
  readonly id: string;
  readonly account: string;
  readonly name?: string;
  readonly lastLoginAt: number | null;
  readonly lastActiveAt: number | null;
  readonly lastSeenAt: number | null;
  readonly counts: { readonly sessions: number };
  readonly sessions: readonly {
    readonly id: string;
    readonly startedAt: number;
    readonly lastSeenAt: number;
    readonly lastActiveAt?: number;
    readonly hidden: boolean;
    readonly page: { readonly url: string; readonly since: number };
    readonly device?: { readonly type: string };
    readonly userAgent?: string;
  }[];
}

/** The JSON texts of everybody at `at`. */
export async function rowsAt(
  store: Store,
  at: number,
): Promise<readonly string[]> {
  const { id, total } = await store.takeSnapshot(at);
  return (await store.readSnapshot(id, 0, total, at))?.rows ?? [];
}

export async function shownAt(store: Store, at: number): Promise<ShownUser[]> {
  // CAST: the tests check what they read.
  return (await rowsAt(store, at)).map((row) => JSON.parse(row) as ShownUser);
}

export function request(changes: Partial<Request> = {}): Request {
  return {
    method: "GET",
    path: "/",
    query: new URLSearchParams(),
    headers: { host: "127.0.0.1:80" },
    ip: "127.0.0.1",
    readBody: async () => ({ ok: true, text: "" }),
    ...changes,
  };
}
