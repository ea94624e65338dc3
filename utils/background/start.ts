import { browser } from "../browser.ts";
import { masksNames } from "../domain/preferences.ts";
import { openAnnouncer } from "../messaging/changes.ts";
import { serve } from "../messaging/server.ts";
import { openDatabase } from "../storage/database.ts";
import { browserIo } from "../transport/browser-io.ts";
import { createBadge } from "./badge-view.ts";
import { onCommands } from "./commands.ts";
import { createDataHandlers } from "./data-handlers.ts";
import { createHandlers } from "./handlers.ts";
import { createHistoryHandlers } from "./history-handlers.ts";
import { createHistoryImporter } from "./history-import.ts";
import { keepPreferences } from "./keep-preferences.ts";
import { knownListOf } from "./known-list.ts";
import { offerMenus } from "./menus.ts";
import { followClicks } from "./notification-clicks.ts";
import { createNotificationView } from "./notification-view.ts";
import { createNotifier } from "./notifier.ts";
import { answerAddressBar } from "./omnibox.ts";
import { openSidePanel } from "./side-panel.ts";
import { createSupervisor } from "./supervisor.ts";
import { createTicketDesk } from "./ticket-desk.ts";
import { followTabs } from "./ticket-tabs.ts";
import { createTicketWatches } from "./ticket-watches.ts";
import { createViewHandlers } from "./view-handlers.ts";
import { WAKE_ALARM, createWakeUp } from "./wake-up.ts";
import { createWatchHandlers } from "./watch-handlers.ts";
import { holdsNow } from "./watch-holds.ts";
import { countWatchers } from "./watchers.ts";
import { becomeWriter } from "./writer-lock.ts";

/**
 * Composes the worker. Every listener is registered in this first synchronous pass (a later one misses the event that
 * woke the worker) and waits for `ready`, after which the state on the disk has been taken up.
 */
export const startBackground = (): void => {
  const io = browserIo();
  const db = openDatabase();
  const announce = openAnnouncer();
  const view = createNotificationView();
  const wake = (): void => {
    void ready.then(() => {
      supervisor.tell({ kind: "woke" });
      void tickets.look();
      goOnFetching();
    });
  };
  const onSettings = (): void => announce({ source: null, revision: 0 });
  const tickets = createTicketWatches(db, io, onSettings);
  const notifier = createNotifier({
    db,
    io,
    view,
    holds: (notice) =>
      holdsNow(supervisor.runner(notice.source), notice, io.now()),
  });
  const supervisor = createSupervisor({
    io,
    db,
    announce,
    showBadge: createBadge(),
    wakeUp: createWakeUp(io, wake),
    onFired: () => void notifier.look(),
    onNews: notifier.nudge,
  });
  const importer = createHistoryImporter({
    io,
    db,
    runner: supervisor.runner,
    onChange: (source) => announce({ source, revision: 0 }),
  });
  const goOnFetching = (): void =>
    importer.wake(supervisor.runners().map(({ source }) => source.id));
  const ready = becomeWriter().then(supervisor.start);
  void ready.then(notifier.look);
  void ready.then(goOnFetching);

  const desk = createTicketDesk({
    db,
    now: io.now,
    announce: onSettings,
    onClosed: (url) => void ready.then(() => tickets.ticketClosed(url)),
  });
  const watches = createWatchHandlers({
    db,
    io,
    view,
    tickets,
    ready,
    onChange: onSettings,
  });
  serve(
    {
      ...createHandlers(db, io, supervisor, ready),
      ...desk.handlers,
      ...watches,
      ...createDataHandlers({
        db,
        io,
        supervisor,
        view,
        ready,
        onChange: onSettings,
      }),
      ...createHistoryHandlers({
        importer,
        runner: supervisor.runner,
        ready,
      }),
      ...createViewHandlers({ db, ready, onChange: onSettings }),
    },
    desk.hear,
  );
  followTabs(desk);
  followClicks({
    db,
    now: io.now,
    ready,
    stopWatch: (which) => watches.stopWatch({ type: "stopWatch", ...which }),
  });
  countWatchers(
    (watched) => void ready.then(() => supervisor.setWatched(watched)),
  );
  onCommands({
    // As the manifest for Chrome names it; Firefox has a command of its own for its sidebar.
    "open-panel": (windowId) =>
      void openSidePanel(windowId ?? browser.windows.WINDOW_ID_CURRENT),
    "toggle-share-safe": () =>
      void ready.then(() =>
        keepPreferences(db, supervisor, (kept) => ({
          ...kept,
          shareSafe: !kept.shareSafe,
        })),
      ),
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_ALARM) wake();
  });
  // An extension that nothing wakes never polls: both events only have to exist to start the worker.
  browser.runtime.onStartup.addListener(wake);
  browser.runtime.onInstalled.addListener(wake);
  const changed = (): void => {
    void ready.then(() => supervisor.tell({ kind: "changed" }));
  };
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  offerMenus(io.now);
  answerAddressBar(
    io.now,
    async () => {
      await ready;
      return supervisor.runners().map((one) => knownListOf(one, io.now()));
    },
    () => masksNames(supervisor.preferences()),
  );
  globalThis.addEventListener(
    "online",
    () => void ready.then(() => supervisor.tell({ kind: "reachable" })),
  );
};
