import { effect } from "@preact/signals";
import { render } from "preact";
import { DashboardPage } from "../../components/dashboard-page.tsx";
import { pageTitle } from "../../components/dashboard-nav.tsx";
import { saveFile } from "../../components/save-file.ts";
import { SelectionModel } from "../../utils/models/selection-model.ts";
import { RouteModel } from "../../utils/models/route-model.ts";
import { ANALYTICS } from "./open-analytics.ts";
import { onChange } from "../../utils/messaging/changes.ts";
import type { ViewsFault } from "../../utils/messaging/views-file.ts";
import { createViewsModel } from "../../utils/models/views-model.ts";
import { openDatabase } from "../../utils/storage/database.ts";
import { PORTS, openPage } from "../popup/open-page.ts";

/** What reads a file of views is read when somebody has one. */
const loadFiles = () => import("../../utils/messaging/views-file.ts");

const models = openPage("dashboard");

const route = new RouteModel({
  hash: location.hash,
  write: (hash, how) =>
    how === "push"
      ? history.pushState(null, "", hash)
      : history.replaceState(null, "", hash),
});
const look = (): void => route.hear(location.hash);
// Back and forward between entries that were pushed say only the first; an address typed by hand may say only the second.
addEventListener("popstate", look);
addEventListener("hashchange", look);
effect(() => {
  document.title = pageTitle(route.page.value);
});

const { list, roster } = models;
const selection = new SelectionModel({
  people: roster.people,
  rows: list.rows,
  order: list.order,
});

const db = openDatabase();
const views = createViewsModel<ViewsFault>({
  ...{ list, preferences: models.preferences, route, send: PORTS.send },
  newId: PORTS.newId,
  read: async () => {
    const { readViews } = await import("../../utils/storage/views.ts");
    const read = await readViews(db);
    return read.ok ? read.value : null;
  },
  encode: async (all) => (await loadFiles()).viewsFile(all),
  decode: async (text) => (await loadFiles()).parseViewsFile(text),
  save: (text) =>
    saveFile(
      new Blob([text], { type: "application/json" }),
      "rollcall-views.json",
    ),
});
onChange(({ source }) => {
  if (source === null) void views.read();
}, new AbortController().signal);

const { reader, send, zone, every } = PORTS;
render(
  <DashboardPage
    models={{
      ...{ ...models, route, selection, views, reader, send, zone, every },
      history: ANALYTICS,
    }}
  />,
  document.body,
);
