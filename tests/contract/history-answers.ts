import { SERVER_TIME } from "./presence-answers.ts";

type Row = Readonly<Record<string, unknown>>;

export const HOUR_MS = 3_600_000;
/** What the tests ask for: the day before the answer. */
export const ASKED = { from: SERVER_TIME - 24 * HOUR_MS, to: SERVER_TIME };

/** An hour of somebody, `hoursAgo` before the answer. */
export const told = (id: string, hoursAgo: number, more: Row = {}): Row => ({
  id,
  userId: `of ${id}`,
  startedAt: SERVER_TIME - hoursAgo * HOUR_MS,
  endedAt: SERVER_TIME - (hoursAgo - 1) * HOUR_MS,
  ...more,
});

/** A page of the history that is the only one, unless `more` says otherwise. */
export const historyOf = (
  sessions: readonly unknown[],
  more: Row = {},
): Row => ({
  serverTime: SERVER_TIME,
  next: null,
  coverage: [[ASKED.from, ASKED.to]],
  sessions,
  ...more,
});
