import { browser } from "../browser.ts";
import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import { isTicket } from "../domain/ticket-url.ts";
import { type WatchRecord, endedWatch } from "../domain/watch.ts";
import { browserSession } from "../storage/browser-session.ts";
import type { Database } from "../storage/database.ts";
import { changeWatches, readWatches } from "../storage/watches.ts";
import type { Io } from "../transport/io.ts";

/** Ends the watches that were to last as long as a ticket. */
export interface TicketWatches {
  /** The ticket at this address was solved or closed. */
  readonly ticketClosed: (url: string) => Promise<Result<null, Failure>>;
  /** Looks whether tabs of tickets are gone. Asked when the worker is awake anyway: a tab that closes wakes nobody. */
  readonly look: () => Promise<void>;
}

export const createTicketWatches = (
  db: Database,
  io: Io,
  onEnded: () => void,
): TicketWatches => {
  const end = async (
    isOver: (record: WatchRecord) => boolean,
  ): Promise<Result<null, Failure>> => {
    const now = io.now();
    const done = await changeWatches(db, (record) =>
      record.until?.kind === "ticketClosed" && isOver(record)
        ? endedWatch(record, "ticketClosed", now)
        : record,
    );
    onEnded();
    return done;
  };
  return {
    ticketClosed: (url) =>
      end(({ ticket }) => ticket !== null && isTicket(url, ticket.url)),
    look: async () => {
      const watches = await readWatches(db);
      const bound = watches.ok ? watches.value.filter(isBound) : [];
      if (bound.length === 0) return;
      const [session, tabs] = await Promise.all([
        browserSession(),
        browser.tabs.query({}),
      ]);
      const open = new Set(tabs.map(({ id }) => id));
      const isGone = ({ tab }: WatchRecord): boolean =>
        tab !== null && tab.session === session && !open.has(tab.id);
      if (bound.some(isGone)) await end(isGone);
    },
  };
};

const isBound = ({ ended, until, tab }: WatchRecord): boolean =>
  ended === null && until?.kind === "ticketClosed" && tab !== null;
