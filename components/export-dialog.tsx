import "./export-dialog.css";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ExportColumn } from "../utils/domain/export-rows.ts";
import type { FileFormat } from "../utils/domain/table.ts";
import { t } from "../utils/i18n.ts";
import type { ExportScope } from "../utils/models/exported-rows.ts";
import { ExportColumns } from "./export-columns.tsx";
import type { ExportMenuProps } from "./export-menu.tsx";
import {
  FORMATS,
  exportUsers,
  isChosenAtFirst,
  offeredColumns,
} from "./export-request.ts";
import { ExportScopes } from "./export-scopes.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { DialogBox } from "./dialog-box.tsx";

interface ExportDialogProps extends ExportMenuProps {
  readonly onClose: () => void;
}

const UTC = "UTC";

/** All that can be chosen of a file: format, rows, columns, time zone. */
export const ExportDialog = (props: ExportDialogProps): VNode => {
  const { models, selected, onClose } = props;
  const { shareSafe, exporting } = models;
  const offered = offeredColumns(models);
  const mine = exporting.zone();
  const [format, setFormat] = useState<FileFormat>("csv");
  const [zone, setZone] = useState(mine);
  const [columns, setColumns] = useState<readonly ExportColumn[]>(
    offered.filter(isChosenAtFirst),
  );
  const [scope, setScope] = useState<ExportScope>(
    selected !== undefined && selected.present.peek() > 0
      ? { kind: "these", who: selected }
      : { kind: "listed" },
  );
  const chosen = columns.filter((column) => offered.includes(column));
  const isSummary = format === "markdown";
  return (
    <DialogBox
      class="export-dialog"
      label={t("export_title")}
      title={t("export_title")}
      onClose={onClose}
    >
      {(close) => (
        <form
          class="export-form"
          onSubmit={(event) => {
            event.preventDefault();
            void exportUsers(models, { format, scope, columns: chosen, zone });
            close();
          }}
        >
          <div class="export-fields">
            <RadioGroup
              legend={t("export_format")}
              name="format"
              value={format}
              options={FORMATS.map((value) => ({
                value,
                label: t(`export_${value}`),
                hint: t(`export_${value}_hint`),
              }))}
              onChoose={setFormat}
            />
            <ExportScopes
              models={models}
              selected={selected}
              scope={scope}
              onChoose={setScope}
            />
            {!isSummary && (
              <ExportColumns
                offered={offered}
                columns={chosen}
                onChoose={setColumns}
              />
            )}
            {mine !== UTC && (
              <RadioGroup
                legend={t("export_fact_zone")}
                name="zone"
                value={zone}
                options={[
                  { value: mine, label: t("export_zone_mine", mine) },
                  { value: UTC, label: UTC },
                ]}
                onChoose={setZone}
              />
            )}
          </div>
          <footer class="export-foot">
            {shareSafe.on.value && (
              <p class="export-note">{t("export_masked")}</p>
            )}
            {exporting.isBrief && (
              <p class="export-note">{t("export_keep_open")}</p>
            )}
            <button
              type="submit"
              class="button is-main"
              disabled={!isSummary && chosen.length === 0}
            >
              {t("export_save")}
            </button>
          </footer>
        </form>
      )}
    </DialogBox>
  );
};
