import { userRow } from "../people.ts";

const CHANGED = 100;
/** Every twelfth person is online: mostly it is these who change. */
const ONLINE_EVERY = 12;

/** An event of the stream in which a hundred people changed, others each time. */
export const deltaText = (
  position: { readonly epoch: string; readonly seq: number },
  serverTime: number,
  people: number,
): string => {
  const { epoch, seq } = position;
  const upsert = Array.from({ length: CHANGED }, (_, index) =>
    changedRow(((seq * CHANGED + index) * ONLINE_EVERY) % people, serverTime),
  );
  const delta = { epoch, seq, serverTime, upsert, remove: [] };
  return `id: ${epoch}:${seq}\nevent: delta\ndata: ${JSON.stringify(delta)}\n\n`;
};

const changedRow = (number: number, now: number) => {
  const row = userRow(number);
  return {
    ...row,
    lastActiveAt: now,
    lastSeenAt: now,
    sessions: row.sessions.map((session) => ({
      ...session,
      lastSeenAt: now,
      lastActiveAt: now,
    })),
  };
};
