import { observedAt } from "../domain/coverage.ts";
import { type Instant, type LocalInstant, instant } from "../domain/instant.ts";
import { isTrusted } from "../domain/server-clock.ts";
import { type Until, type WatchRecord, newRecord } from "../domain/watch.ts";
import type { CommandOf } from "../messaging/protocol.ts";
import type { Handlers } from "../messaging/server.ts";
import { browserSession } from "../storage/browser-session.ts";
import type { Database } from "../storage/database.ts";
import { writeNotifying } from "../storage/notifying.ts";
import type { SourceState } from "../storage/records.ts";
import { changeWatches, writeWatch } from "../storage/watches.ts";
import type { Io } from "../transport/io.ts";
import type { NotificationView } from "./notification-view.ts";
import { testWords } from "./notification-words.ts";
import type { TicketWatches } from "./ticket-watches.ts";

/** The commands that have to do with watches. */
export type WatchCommand =
  | "setWatch"
  | "stopWatch"
  | "resumeWatch"
  | "ticketClosed"
  | "saveNotifying"
  | "testNotification";

interface WatchHandlerDeps {
  readonly db: Database;
  readonly io: Io;
  readonly view: NotificationView;
  readonly tickets: TicketWatches;
  readonly ready: Promise<void>;
  /** Called when pages should read watches and settings anew. */
  readonly onChange: () => void;
}

/** Each in a transaction of its own: what an observation does meanwhile is neither lost nor undone. */
export const createWatchHandlers = ({
  db,
  io,
  view,
  tickets,
  ready,
  onChange,
}: WatchHandlerDeps): Pick<Handlers, WatchCommand> => ({
  setWatch: async (command) => {
    await ready;
    const { source, generation } = command;
    const session = await browserSession();
    const now = io.now();
    const written = await writeWatch(
      db,
      { source, generation },
      (state) => recordOf(command, session, state, now),
      now,
    );
    onChange();
    return written;
  },
  stopWatch: async ({ source, id }) => {
    await ready;
    const now = io.now();
    const isIt = isWatch(source, id);
    const done = await changeWatches(db, (record) =>
      isIt(record) && record.ended === null
        ? { ...record, ended: { why: "stopped", at: now } }
        : record,
    );
    onChange();
    return done;
  },
  resumeWatch: async ({ source, id }) => {
    await ready;
    const isIt = isWatch(source, id);
    const done = await changeWatches(db, (record) =>
      isIt(record) && record.ended?.why === "stopped"
        ? { ...record, ended: null }
        : record,
    );
    onChange();
    return done;
  },
  ticketClosed: async ({ url }) => {
    await ready;
    return tickets.ticketClosed(url);
  },
  saveNotifying: async ({ notifying }) => {
    await ready;
    const written = await writeNotifying(db, notifying);
    onChange();
    return written;
  },
  testNotification: async () => {
    if ((await view.allowed()) !== "yes") return false;
    await view.show("test", testWords());
    return true;
  },
});

const isWatch =
  (source: string, id: string) =>
  (record: WatchRecord): boolean =>
    record.source === source && record.id === id;

const recordOf = (
  {
    source,
    id,
    person,
    wanted,
    repeat,
    until,
    ticket,
    tab,
  }: CommandOf<"setWatch">,
  session: string,
  state: SourceState | null,
  now: LocalInstant,
): WatchRecord =>
  newRecord({
    source,
    id,
    person,
    wanted,
    repeat,
    until: until === null ? null : untilOf(until, state),
    ticket,
    tab: tab === null ? null : { id: tab, session },
    createdAt: now,
    setAt: latestTime(state),
  });

const latestTime = (state: SourceState | null): Instant | null =>
  state === null ? null : observedAt(state.watch.coverage);

/** The same moment on the platform's clock, by how far the two were apart when it last spoke. */
const untilOf = (
  until: NonNullable<CommandOf<"setWatch">["until"]>,
  state: SourceState | null,
): Until => {
  if (until.kind === "ticketClosed") return until;
  const { serverTime = null, receivedAt = null, watch } = state ?? {};
  const isKnown =
    serverTime !== null &&
    receivedAt !== null &&
    watch !== undefined &&
    isTrusted(watch.clock);
  const aheadMs = isKnown ? serverTime - receivedAt : 0;
  const { localAt } = until;
  return { kind: "date", at: instant(localAt + aheadMs), localAt };
};
