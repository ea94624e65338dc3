import { render } from "preact";
import { PopupPage } from "../../components/popup-page.tsx";
import { saveFile } from "../../components/save-file.ts";
import { exportedRows } from "../../utils/models/exported-rows.ts";
import { ExportModel } from "../../utils/models/export-model.ts";
import { openPage } from "./open-page.ts";
import { openPanel } from "./open-panel.ts";

const models = openPage("popup");
const { list, time, shareSafe } = models;

const exporting = new ExportModel({
  rows: () => exportedRows(list.rows.peek()),
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

render(
  <PopupPage models={{ ...models, exporting }} onOpenPanel={openPanel} />,
  document.body,
);
