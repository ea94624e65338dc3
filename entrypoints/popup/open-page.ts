import { browser } from "../../utils/browser.ts";
import { localInstant } from "../../utils/domain/instant.ts";
import type { Policy } from "../../utils/domain/policy.ts";
import type { Surface } from "../../utils/domain/preferences.ts";
import { language } from "../../utils/i18n.ts";
import { onChange } from "../../utils/messaging/changes.ts";
import { send } from "../../utils/messaging/client.ts";
import { watch } from "../../utils/messaging/watching.ts";
import type { PagePorts } from "../../utils/models/page-ports.ts";
import { type PageScopes, openScopes } from "../../utils/models/page-scopes.ts";
import type { Dismissed } from "../../utils/models/stuck-model.ts";
import { openDatabase } from "../../utils/storage/database.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import { afterFirstScreen } from "./first-screen.ts";
import { personalColumns } from "./personal-columns.ts";

const DISMISSED = "dismissedIncidents";

const NOTIFYING = { permissions: ["notifications" as const] };

const openDashboard = async (): Promise<void> =>
  (await import("../../utils/background/open-dashboard.ts")).openDashboard();

const db = openDatabase();

/** Its code is no part of what a page loads first. */
const policy = async (): Promise<Policy> =>
  (await import("../../utils/storage/policy.ts")).readPolicy(db);

/** The browser as the pages with a list know it. */
export const PORTS: PagePorts = {
  reader: openReader(db),
  send,
  requestAccess: async (origin) => {
    const { protocol, hostname } = new URL(origin);
    return browser.permissions.request({
      origins: [`${protocol}//${hostname}/*`],
    });
  },
  mayNotify: () => browser.permissions.contains(NOTIFYING),
  requestNotifying: () => browser.permissions.request(NOTIFYING),
  newId: () => crypto.randomUUID(),
  personal: personalColumns,
  openExporting: async () =>
    (await import("./exporting.ts")).openExporting(policy),
  openOptions: () => void browser.runtime.openOptionsPage(),
  openDashboard: () => void openDashboard(),
  now: () => localInstant(Date.now()),
  every: (ms, call) => {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  },
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  afterPaint: () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
    }),
  writeNote: async (note, format) => {
    const { writeNote } = await import("../../components/write-note.ts");
    return writeNote(note, format);
  },
  zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
  policy,
  dismissals: {
    // CAST: only this file writes the key, with this type.
    read: async () =>
      ((await browser.storage.session.get(DISMISSED))[DISMISSED] as
        | Dismissed
        | undefined) ?? {},
    write: (dismissed) =>
      void browser.storage.session.set({ [DISMISSED]: dismissed }),
  },
};

/** A popup makes way for what it opened; Firefox leaves it open. */
const LEAVING: PagePorts = {
  ...PORTS,
  openDashboard: () => void openDashboard().then(() => window.close()),
};

/** Builds the models of a page, starts to read before anything is rendered, and keeps the page current until it goes. */
export const openPage = (surface: Surface): PageScopes => {
  const scopes = openScopes(surface, surface === "popup" ? LEAVING : PORTS);
  const { shown } = scopes;
  const { preferences, clock } = shown.peek();
  const gone = new AbortController();
  document.documentElement.lang = language();
  void shown.peek().roster.open();
  onChange((notice) => {
    void shown.peek().roster.hear(notice);
    shown.peek().watch.hear(notice);
  }, gone.signal);
  void afterFirstScreen(shown).then(() => {
    if (!gone.signal.aborted) watch(gone.signal);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return preferences.flush();
    clock.look();
    void shown.peek().roster.catchUp();
  });
  addEventListener("pagehide", () => {
    preferences.flush();
    gone.abort();
  });
  return scopes;
};
