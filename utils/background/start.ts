import { browser } from "../browser.ts";
import { mayNameNobody } from "../domain/preferences.ts";
import { openAnnouncer } from "../messaging/changes.ts";
import { type Handlers, serve } from "../messaging/server.ts";
import { createBadge } from "./badge-view.ts";
import { onCommands } from "./commands.ts";
import { createConnectionHandlers } from "./connection-handlers.ts";
import { createDataHandlers } from "./data-handlers.ts";
import { createHandlers } from "./handlers.ts";
import { createHistoryHandlers } from "./history-handlers.ts";
import { createHistoryImporter } from "./history-import.ts";
import { toggleShareSafe } from "./keep-preferences.ts";
import { knownListOf } from "./known-list.ts";
import { guarded } from "./managed-guard.ts";
import { createManagedHandlers } from "./managed-handlers.ts";
import { createLanguageDesk } from "./language-desk.ts";
import { offerMenus } from "./menus.ts";
import { followClicks } from "./notification-clicks.ts";
import { createNotificationView } from "./notification-view.ts";
import { createNotifier } from "./notifier.ts";
import { answerAddressBar } from "./omnibox.ts";
import { type Outside, realOutside } from "./outside.ts";
import { createPolicyDesk } from "./policy-desk.ts";
import { createPolicyKeeping, onPolicyChange } from "./policy-keeping.ts";
import { nameAmong } from "./overview.ts";
import { createPreferenceHandlers } from "./preference-handlers.ts";
import { openSidePanel } from "./side-panel.ts";
import { createRemovals } from "./removals.ts";
import { createSupervisor } from "./supervisor.ts";
import { createTicketDesk } from "./ticket-desk.ts";
import { followTabs } from "./ticket-tabs.ts";
import { createTicketWatches } from "./ticket-watches.ts";
import { createViewHandlers } from "./view-handlers.ts";
import {
  POLICY_ALARM,
  REMOVAL_ALARM,
  WAKE_ALARM,
  createWakeUp,
} from "./wake-up.ts";
import { createWatchHandlers } from "./watch-handlers.ts";
import { holdsNow } from "./watch-holds.ts";
import { countWatchers } from "./watchers.ts";
import { becomeWriter } from "./writer-lock.ts";

/**
 * Composes the worker. Every listener is registered in this first synchronous pass (a later one misses the event that
 * woke the worker) and waits for `ready`, after which the state on the disk has been taken up.
 * @returns `settled` resolves when no source is being asked
 */
export const startBackground = (
  { io, db }: Outside = realOutside(),
): { readonly settled: () => Promise<void> } => {
  const announce = openAnnouncer();
  const policyDesk = createPolicyDesk({ db, io });
  const view = createNotificationView(() => policyDesk.policy().notifications);
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
    connectionOf: ({ source }) => nameAmong(supervisor.runners(), source),
  });
  const supervisor = createSupervisor({
    io,
    db,
    announce,
    showBadge: createBadge(),
    wakeUp: createWakeUp(io, wake),
    managed: policyDesk,
    onFired: () => void notifier.look(),
    onNews: notifier.nudge,
  });
  const removals = createRemovals({
    db,
    io,
    wakeUp: createWakeUp(io, () => void removals.look(), REMOVAL_ALARM),
    reload: supervisor.reload,
  });
  const language = createLanguageDesk(() => supervisor.tell({ kind: "woke" }));
  const keeping = createPolicyKeeping({
    ...{ db, io, supervisor, removals, language },
    desk: policyDesk,
    wakeUp: createWakeUp(io, () => void keeping.look(), POLICY_ALARM),
  });
  const importer = createHistoryImporter({
    io,
    db,
    runner: supervisor.runner,
    onChange: (source) => announce({ source, revision: 0 }),
  });
  const goOnFetching = (): void =>
    importer.wake(supervisor.runners().map(({ source }) => source.id));
  const begun = Promise.all([becomeWriter(), language.spoken]);
  const ready = begun.then(keeping.start);
  void ready.then(notifier.look);
  void ready.then(goOnFetching);
  void ready.then(removals.look);

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
  const plain = createHandlers(db, io, supervisor, ready);
  const handlers: Handlers = {
    ...plain,
    setPaused: async (command) => {
      const done = await plain.setPaused(command);
      goOnFetching();
      return done;
    },
    ...createPreferenceHandlers(db, supervisor, ready),
    ...language.handlers,
    ...createConnectionHandlers({
      db,
      ready,
      removals,
      onChange: onSettings,
    }),
    ...desk.handlers,
    ...watches,
    ...createDataHandlers({
      db,
      io,
      supervisor: { ...supervisor, start: keeping.start },
      view,
      ready,
      onChange: onSettings,
    }),
    ...createManagedHandlers({ db, supervisor, ready }),
    ...createHistoryHandlers({ importer, runner: supervisor.runner, ready }),
    ...createViewHandlers({ db, ready, onChange: onSettings }),
  };
  serve(guarded(handlers, { desk: policyDesk, ready }), desk.hear);
  onPolicyChange(() => void ready.then(keeping.look));
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
        toggleShareSafe(db, supervisor, policyDesk.policy().shareSafe),
      ),
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_ALARM) wake();
    if (name === REMOVAL_ALARM) void ready.then(removals.look);
    if (name === POLICY_ALARM) void ready.then(keeping.look);
  });
  // An extension that nothing wakes never polls: both events only have to exist to start the worker.
  browser.runtime.onStartup.addListener(wake);
  browser.runtime.onInstalled.addListener(wake);
  const tell = (kind: "changed" | "reachable") => (): void =>
    void ready.then(() => supervisor.tell({ kind }));
  browser.permissions.onAdded.addListener(tell("changed"));
  browser.permissions.onRemoved.addListener(tell("changed"));
  offerMenus(io.now, language.spoken);
  answerAddressBar(
    io.now,
    async () => {
      await ready;
      return supervisor.runners().map((one) => knownListOf(one, io.now()));
    },
    () => mayNameNobody(supervisor.preferences()),
  );
  globalThis.addEventListener("online", tell("reachable"));
  return { settled: () => ready.then(supervisor.settled) };
};
