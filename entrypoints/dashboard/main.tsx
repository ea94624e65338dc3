import { effect } from "@preact/signals";
import { render } from "preact";
import { DashboardPage } from "../../components/dashboard-page.tsx";
import { pageTitle } from "../../components/dashboard-nav.tsx";
import { saveFile } from "../../components/save-file.ts";
import { chosenRows, exportedRows } from "../../utils/models/exported-rows.ts";
import { ExportModel } from "../../utils/models/export-model.ts";
import { SelectionModel } from "../../utils/models/selection-model.ts";
import { RouteModel } from "../../utils/models/route-model.ts";
import { PORTS, openPage } from "../popup/open-page.ts";

const models = openPage("dashboard");
const { list, time, shareSafe } = models;

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

const selection = new SelectionModel({
  people: models.roster.people,
  rows: list.rows,
  order: list.order,
});

const exporting = new ExportModel({
  rows: () => chosenRows(selection) ?? exportedRows(list.rows.peek()),
  encode: async (reports, personal, isMasked) => {
    const { csvFile } = await import("../../components/csv-file.ts");
    return csvFile(reports, personal, time.moment(), isMasked);
  },
  isMasked: () => shareSafe.on.peek(),
  save: (pieces, isMasked) =>
    saveFile(
      pieces,
      `rollcall-${isMasked ? "masked-" : ""}${new Date().toISOString().slice(0, 10)}.csv`,
      "text/csv",
    ),
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
});

const { reader, send, zone } = PORTS;
render(
  <DashboardPage
    models={{
      ...models,
      route,
      selection,
      exporting,
      chosenRows: selection.present,
      reader,
      send,
      zone,
    }}
  />,
  document.body,
);
