/*
 * Answers of a platform that speaks the Rollcall presence protocol, to be broken by the tests that use them.
 */

export const SERVER_TIME = Date.UTC(2026, 2, 4, 12);

export const DESCRIPTION = {
  protocol: "rollcall-presence",
  version: 1,
  name: "Acme Learning",
  serverTime: SERVER_TIME,
};

export type User = Readonly<Record<string, unknown>>;

/** Somebody online, unless told otherwise. */
export const user = (id: string, more: User = {}): User => ({
  id,
  name: `Name of ${id}`,
  email: `${id}@acme.test`,
  account: "active",
  lastActiveAt: SERVER_TIME - 1000,
  sessions: [{ id: `s-${id}`, startedAt: SERVER_TIME - 60_000 }],
  ...more,
});

/** One page of a snapshot; all of it unless `more` says otherwise. */
export const pageOf = (
  users: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => {
  const { epoch = "e1", seq = 1 } = more;
  return {
    epoch,
    seq,
    snapshot: `${String(epoch)}:${String(seq)}`,
    serverTime: SERVER_TIME,
    total: users.length,
    next: null,
    ...more,
    users,
  };
};
