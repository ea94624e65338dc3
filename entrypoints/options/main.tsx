import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { OptionsPage } from "../../components/options-page.tsx";
import { saveFile } from "../../components/save-file.ts";
import { openDashboard } from "../../utils/background/open-dashboard.ts";
import { browser } from "../../utils/browser.ts";
import { NONE_RUNNING } from "../../utils/domain/facts.ts";
import { localInstant } from "../../utils/domain/instant.ts";
import { patternOf } from "../../utils/domain/ticket-site.ts";
import { language } from "../../utils/i18n.ts";
import { onChange } from "../../utils/messaging/changes.ts";
import { send } from "../../utils/messaging/client.ts";
import { ActionsModel } from "../../utils/models/actions-model.ts";
import { ClockModel } from "../../utils/models/clock-model.ts";
import { ConnectionFormModel } from "../../utils/models/connection-form-model.ts";
import { PageNamesModel } from "../../utils/models/page-names-model.ts";
import { namingAlong } from "../../utils/models/page-naming.ts";
import { KeptDataModel } from "../../utils/models/kept-data-model.ts";
import { NotifyingModel } from "../../utils/models/notifying-model.ts";
import { ImportModel } from "../../utils/models/import-model.ts";
import { RecordingModel } from "../../utils/models/recording-model.ts";
import { ShareSafeModel } from "../../utils/models/share-safe-model.ts";
import { ShortcutsModel } from "../../utils/models/shortcuts-model.ts";
import { SourceModel } from "../../utils/models/source-model.ts";
import { TimeModel } from "../../utils/models/time-model.ts";
import { TicketSitesModel } from "../../utils/models/ticket-sites-model.ts";
import { openDatabase } from "../../utils/storage/database.ts";
import { readKeptSettings } from "../../utils/storage/kept-settings.ts";
import { measureUse } from "../../utils/storage/measure.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import { readPolicy } from "../../utils/storage/policy.ts";
import { SHORTCUTS } from "./shortcuts.ts";
import { readTicketSites } from "../../utils/storage/ticket-sites.ts";

const db = openDatabase();
const requestAccess = (pattern: string): Promise<boolean> =>
  browser.permissions.request({ origins: [pattern] });

const every = (ms: number, call: () => void): (() => void) => {
  const timer = setInterval(call, ms);
  return () => clearInterval(timer);
};
const clock = new ClockModel({ now: () => localInstant(Date.now()), every });
const reader = openReader(db);
const source = new SourceModel(reader);
const { glance } = source;
const naming = namingAlong(glance);
const time = new TimeModel(clock.now, glance, NONE_RUNNING, naming);
const form = new ConnectionFormModel({
  send,
  requestAccess,
  rules: computed(() => glance.value?.state?.info?.limits ?? null),
});
const actions = new ActionsModel({
  send,
  glance,
  now: clock.now,
  catchUp: source.open,
  requestAccess: (origin) => {
    const { protocol, hostname } = new URL(origin);
    return requestAccess(`${protocol}//${hostname}/*`);
  },
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
  send,
  now: () => localInstant(Date.now()),
  every,
});
const history = new ImportModel({ reader, send, glance, every });
const shareSafe = new ShareSafeModel(send);
const shortcuts = new ShortcutsModel(SHORTCUTS);
const sites = new TicketSitesModel({
  read: async () => {
    const read = await readTicketSites(db);
    return read.ok ? read.value : [];
  },
  isGranted: (site) =>
    browser.permissions.contains({ origins: [patternOf(site)] }),
  send,
  requestAccess: (site) => requestAccess(patternOf(site)),
});

document.documentElement.lang = language();
const gone = new AbortController();
addEventListener("pagehide", () => gone.abort());
void source.open();
void shortcuts.look();
addEventListener("focus", () => void shortcuts.look());
void sites.open();
void notifying.open();
void keptData.look();
onChange(({ source: changed }) => {
  void source.open();
  if (changed === null) void sites.open();
}, gone.signal);
effect(() => shareSafe.adopt(source.preferences.value));
effect(() => {
  const saved = glance.value?.source ?? null;
  if (source.opened.value) void form.adopt(saved);
});

render(
  <OptionsPage
    models={{
      ...{ clock, source, time, form, actions, recording, history },
      ...{ pageNames, shareSafe, shortcuts, sites, notifying, keptData },
    }}
  />,
  document.body,
);
