import { createBadge } from "../../utils/background/badge-view.ts";
import { createDataHandlers } from "../../utils/background/data-handlers.ts";
import { createHistoryHandlers } from "../../utils/background/history-handlers.ts";
import { createHistoryImporter } from "../../utils/background/history-import.ts";
import { createHandlers } from "../../utils/background/handlers.ts";
import { createNotificationView } from "../../utils/background/notification-view.ts";
import { createNotifier } from "../../utils/background/notifier.ts";
import { createSupervisor } from "../../utils/background/supervisor.ts";
import { createTicketDesk } from "../../utils/background/ticket-desk.ts";
import { createTicketWatches } from "../../utils/background/ticket-watches.ts";
import { WAKE_ALARM, createWakeUp } from "../../utils/background/wake-up.ts";
import { createViewHandlers } from "../../utils/background/view-handlers.ts";
import { createWatchHandlers } from "../../utils/background/watch-handlers.ts";
import { countWatchers } from "../../utils/background/watchers.ts";
import { becomeWriter } from "../../utils/background/writer-lock.ts";
import { browser } from "../../utils/browser.ts";
import { serve } from "../../utils/messaging/server.ts";
import { type Database, openDatabase } from "../../utils/storage/database.ts";
import { browserIo } from "../../utils/transport/browser-io.ts";
import type { Io } from "../../utils/transport/io.ts";
import type { MachineClock } from "./engine-under-fault-clock.ts";
import {
  type Traffic,
  type WhileAlive,
  countTraffic,
} from "./engine-under-fault-traffic.ts";
import { fake } from "./fake-extension.ts";

/** What of a machine a worker sees beside the browser. */
export interface Machine {
  readonly clock: MachineClock;
  readonly random: () => number;
  readonly online: () => boolean;
}

/** A worker from its start to its end. */
export interface LiveWorker {
  /** Resolves when nothing is under way but open streams. */
  readonly settled: () => Promise<void>;
  readonly traffic: () => Traffic;
  /** Ends it as the browser does: nothing of it goes on, whatever it waited for. */
  readonly end: () => void;
}

/** The worker as `startBackground` composes it, but with this machine in the place of the real one. */
export const startWorker = (machine: Machine): LiveWorker => {
  const death = new AbortController();
  const whileAlive = lifeOf(death.signal);
  const { io, traffic } = ioOf(machine, death.signal, whileAlive);
  const opened = openDatabase();
  const db: Database = {
    ...opened,
    use: (work) => whileAlive(() => opened.use(work)),
  };
  const wake = (): void => {
    void ready.then(() => supervisor.tell({ kind: "woke" }));
  };
  const view = createNotificationView();
  const notifier = createNotifier({ db, io, view, holds: () => null });
  const supervisor = createSupervisor({
    io,
    db,
    announce: () => {},
    showBadge: createBadge(),
    wakeUp: createWakeUp(io, wake),
    onFired: () => void notifier.look(),
    onNews: notifier.nudge,
  });
  const ready = becomeWriter().then(supervisor.start);
  const desk = createTicketDesk({
    db,
    now: io.now,
    announce: () => {},
    onClosed: () => {},
  });
  const onChange = (): void => {};
  const watches = createWatchHandlers({
    db,
    io,
    view,
    tickets: createTicketWatches(db, io, onChange),
    ready,
    onChange,
  });
  const importer = createHistoryImporter({
    io,
    db,
    runner: supervisor.runner,
    onChange,
  });
  serve({
    ...createHandlers(db, io, supervisor, ready),
    ...desk.handlers,
    ...watches,
    ...createDataHandlers({ db, io, supervisor, view, ready, onChange }),
    ...createHistoryHandlers({ importer, runner: supervisor.runner, ready }),
    ...createViewHandlers({ db, ready, onChange }),
  });
  countWatchers(
    (watched) => void ready.then(() => supervisor.setWatched(watched)),
  );
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_ALARM) wake();
  });
  browser.runtime.onStartup.addListener(wake);
  browser.runtime.onInstalled.addListener(wake);
  const changed = (): void => {
    void ready.then(() => supervisor.tell({ kind: "changed" }));
  };
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  return {
    settled: () => ready.then(supervisor.settled),
    traffic,
    end: () => {
      death.abort();
      opened.close();
      fake.endWorker();
    },
  };
};

/** What a dead worker waits for never comes, neither its value nor its failure. */
const lifeOf =
  (death: AbortSignal): WhileAlive =>
  (work) =>
    new Promise((resolve, reject) => {
      if (death.aborted) return;
      work().then(
        (value) => death.aborted || resolve(value),
        (error: unknown) => death.aborted || reject(error),
      );
    });

const ioOf = (
  { clock, random, online }: Machine,
  death: AbortSignal,
  whileAlive: WhileAlive,
): { readonly io: Io; readonly traffic: () => Traffic } => {
  const real = browserIo();
  const { counted, traffic } = countTraffic(whileAlive);
  const io: Io = {
    ...real,
    random,
    online,
    now: clock.now,
    fetch: (url, init) => {
      const signal = AbortSignal.any([death, init.signal ?? death]);
      return counted(() => real.fetch(url, { ...init, signal }));
    },
    after: (ms, callback) => clock.after(ms, () => death.aborted || callback()),
    // A connection that breaks as its worker dies is asked about here: nothing comes of it.
    allowed: (origin) => whileAlive(() => real.allowed(origin)),
  };
  return { io, traffic };
};
