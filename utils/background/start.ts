import { browser } from "../browser.ts";
import { openAnnouncer } from "../messaging/changes.ts";
import { serve } from "../messaging/server.ts";
import { openDatabase } from "../storage/database.ts";
import { browserIo } from "../transport/browser-io.ts";
import { createBadge } from "./badge-view.ts";
import { onCommands } from "./commands.ts";
import { createHandlers } from "./handlers.ts";
import { keepPreferences } from "./keep-preferences.ts";
import { knownListOf } from "./known-list.ts";
import { offerMenus } from "./menus.ts";
import { answerAddressBar } from "./omnibox.ts";
import { openSidePanel } from "./side-panel.ts";
import { createSupervisor } from "./supervisor.ts";
import { createTicketDesk } from "./ticket-desk.ts";
import { followTabs } from "./ticket-tabs.ts";
import { WAKE_ALARM, createWakeUp } from "./wake-up.ts";
import { countWatchers } from "./watchers.ts";
import { becomeWriter } from "./writer-lock.ts";

/**
 * Composes the worker. Every listener is registered in this first synchronous pass (a later one misses the event that
 * woke the worker) and waits for `ready`, after which the state on the disk has been taken up.
 */
export const startBackground = (): void => {
  const io = browserIo();
  const db = openDatabase();
  const wake = (): void => {
    void ready.then(() => supervisor.tell({ kind: "woke" }));
  };
  const announce = openAnnouncer();
  const supervisor = createSupervisor({
    io,
    db,
    announce,
    showBadge: createBadge(),
    wakeUp: createWakeUp(io, wake),
  });
  const ready = becomeWriter().then(supervisor.start);

  const desk = createTicketDesk({
    db,
    now: io.now,
    announce: () => announce({ source: null, revision: 0 }),
  });
  serve(
    { ...createHandlers(db, io, supervisor, ready), ...desk.handlers },
    desk.hear,
  );
  followTabs(desk);
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
  answerAddressBar(io.now, async () => {
    await ready;
    return supervisor.runners().map((one) => knownListOf(one, io.now()));
  });
  globalThis.addEventListener(
    "online",
    () => void ready.then(() => supervisor.tell({ kind: "reachable" })),
  );
};
