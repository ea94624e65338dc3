import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { OptionsPage } from "../../components/options-page.tsx";
import { PolicyContext } from "../../components/policy-context.ts";
import { saveFile } from "../../components/save-file.ts";
import { openDashboard } from "../../utils/background/open-dashboard.ts";
import { browser } from "../../utils/browser.ts";
import type { PersonalColumn } from "../../utils/domain/export-rows.ts";
import { localInstant } from "../../utils/domain/instant.ts";
import type { Policy } from "../../utils/domain/policy.ts";
import { patternOf } from "../../utils/domain/ticket-site.ts";
import { language } from "../../utils/i18n.ts";
import { onChange } from "../../utils/messaging/changes.ts";
import { send } from "../../utils/messaging/client.ts";
import { ActionsModel } from "../../utils/models/actions-model.ts";
import { ClockModel } from "../../utils/models/clock-model.ts";
import { patternsOf } from "../../utils/models/connector-facts.ts";
import { ManagedModel } from "../../utils/models/managed-model.ts";
import { PageNamesModel } from "../../utils/models/page-names-model.ts";
import { KeptDataModel } from "../../utils/models/kept-data-model.ts";
import { NotifyingModel } from "../../utils/models/notifying-model.ts";
import { ImportModel } from "../../utils/models/import-model.ts";
import { RecordingModel } from "../../utils/models/recording-model.ts";
import type { SettingsFileModel } from "../../utils/models/settings-file-model.ts";
import { ShareSafeModel } from "../../utils/models/share-safe-model.ts";
import { ShortcutsModel } from "../../utils/models/shortcuts-model.ts";
import { SourceModel } from "../../utils/models/source-model.ts";
import { TicketSitesModel } from "../../utils/models/ticket-sites-model.ts";
import { openDatabase } from "../../utils/storage/database.ts";
import { readKeptPolicy } from "../../utils/storage/kept-policy.ts";
import { readKeptSettings } from "../../utils/storage/kept-settings.ts";
import { measureUse } from "../../utils/storage/measure.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import { openConnections } from "./connections.ts";
import { LANGUAGE } from "./language.ts";
import { SHORTCUTS } from "./shortcuts.ts";
import { readTicketSites } from "../../utils/storage/ticket-sites.ts";
import {
  keepPersonalColumns,
  personalColumns,
} from "../popup/personal-columns.ts";
import { choosePageWords } from "../popup/page-words.ts";

await choosePageWords();

const db = openDatabase();
const requestAccess = (patterns: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...patterns] });

/** Loaded beside the page, as every page does: it is no part of what they share. */
const readPolicy = async (): Promise<Policy> =>
  (await import("../../utils/storage/policy.ts")).readPolicy(db);

const every = (ms: number, call: () => void): (() => void) => {
  const timer = setInterval(call, ms);
  return () => clearInterval(timer);
};
const clock = new ClockModel({ now: () => localInstant(Date.now()), every });
const reader = openReader(db);
const shareSafe = new ShareSafeModel(send);
const source = new SourceModel({
  reader,
  takePreferences: shareSafe.reading,
});
const { glance, glances } = source;
const connections = openConnections({ db, source, clock, requestAccess });
const { list, forms, facts } = connections;
const actions = new ActionsModel({
  send,
  glance,
  now: clock.now,
  catchUp: source.open,
  requestAccess: (origin) => requestAccess(patternsOf([origin])),
  openOptions: () => undefined,
  openDashboard: () => void openDashboard(),
});
const pageNames = new PageNamesModel({ reader, send, glance, every });
const NOTIFYING = { permissions: ["notifications" as const] };
const notifying = new NotifyingModel({
  reader,
  send,
  mayNotify: () => browser.permissions.contains(NOTIFYING),
  requestNotifying: () => browser.permissions.request(NOTIFYING),
});
const recording = new RecordingModel({
  reader,
  send,
  glance,
  every,
  save: (name, pieces) =>
    saveFile(new Blob([...pieces], { type: "application/x-ndjson" }), name),
});

const keptData = new KeptDataModel({
  read: () => readKeptSettings(db),
  measure: () => measureUse(db),
  estimate: async () => (await navigator.storage.estimate()).usage ?? null,
  policy: async () => (await readPolicy()).retention,
  send: async (command) => {
    const reply = await send(command);
    // What pages keep beside the disk.
    if (command.type === "eraseAll") localStorage.clear();
    return reply;
  },
  now: () => localInstant(Date.now()),
  every,
});
const managed = new ManagedModel({
  ...{ glances, facts, send, requestAccess },
  policy: readPolicy,
  problems: async () => {
    const kept = await readKeptPolicy(db);
    return kept.ok ? (kept.value?.problems ?? []) : [];
  },
  mayAccess: (pattern) => browser.permissions.contains({ origins: [pattern] }),
});
const history = new ImportModel({ reader, send, glance, every });
const shortcuts = new ShortcutsModel(SHORTCUTS);
const sites = new TicketSitesModel({
  read: async () => {
    const read = await readTicketSites(db);
    return read.ok ? read.value : [];
  },
  isGranted: (site) =>
    browser.permissions.contains({ origins: [patternOf(site)] }),
  send,
  requestAccess: (site) => requestAccess([patternOf(site)]),
});

const personal = signal(personalColumns());
const keepPersonal = (columns: readonly PersonalColumn[]): void => {
  keepPersonalColumns(columns);
  personal.value = columns;
};
/** Loaded beside the page: little of it is anything else's. */
const file = signal<SettingsFileModel | null>(null);
void import("./settings-file.ts").then(({ openSettingsFile }) => {
  file.value = openSettingsFile({
    ...{ db, requestAccess, keepPersonal },
    facts: () => facts.peek(),
    onDone: () => {
      void list.catchUp();
      void sites.open();
      void notifying.open();
      void keptData.look();
    },
  });
  void file.value.look();
});

document.documentElement.lang = language();
const gone = new AbortController();
addEventListener("pagehide", () => gone.abort());
void list.catchUp();
void shortcuts.look();
addEventListener("focus", () => void shortcuts.look());
void sites.open();
void notifying.open();
void keptData.look();
onChange(({ source: changed }) => {
  void (changed === null ? list.catchUp() : source.open());
  if (changed !== null) return;
  void sites.open();
  void keptData.look();
  void file.peek()?.look();
}, gone.signal);
effect(() => {
  if (source.opened.value) forms.adopt(glances.value);
});
effect(() => {
  void glances.value;
  void facts.value;
  void managed.look();
});
browser.permissions.onAdded.addListener(() => void managed.look());
browser.permissions.onRemoved.addListener(() => void managed.look());

render(
  <PolicyContext.Provider value={managed.policy}>
    <OptionsPage
      models={{
        ...connections,
        language: LANGUAGE,
        privacy: { personal, onPersonal: keepPersonal },
        file,
        ...{ clock, source, actions, recording, history },
        ...{
          pageNames,
          shareSafe,
          shortcuts,
          sites,
          notifying,
          keptData,
          managed,
        },
      }}
    />
  </PolicyContext.Provider>,
  document.body,
);
