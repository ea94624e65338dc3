/* What a platform says, in the words of the protocol. */

export const EPOCH = "e1";

/** Somebody with an account. */
export interface User {
  readonly id: string;
  readonly account: "active";
  readonly sessions: readonly object[];
}

export const offline = (id: string): User => ({
  id,
  account: "active",
  sessions: [],
});

export const eventOf = <Data extends { readonly seq: number }>(
  type: string,
  data: Data,
): string =>
  `id: ${EPOCH}:${data.seq}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;

/** One page of the list. */
export const pageOf = <Stamp extends { readonly seq: number }>(
  stamp: Stamp,
  users: readonly User[],
  from: number,
  size: number,
) => ({
  ...stamp,
  snapshot: `${EPOCH}:${stamp.seq}`,
  total: users.length,
  next: from + size < users.length ? String(from + size) : null,
  users: users.slice(from, from + size),
});

export const description = (canStream: boolean) => ({
  protocol: "rollcall-presence",
  version: 1,
  name: "Acme",
  refreshMs: 5000,
  can: { stream: canStream },
});
