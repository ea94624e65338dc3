import "./export-dialog.css";
import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import type { FileFormat } from "../utils/domain/table.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { DialogBox } from "./dialog-box.tsx";
import { ExportColumns, type OfferedColumns } from "./export-columns.tsx";
import { ManagedMark } from "./managed-mark.tsx";
import { RadioGroup } from "./radio-group.tsx";

/** What somebody chose of a file. */
export interface FileChoice<Column extends string> {
  readonly format: FileFormat;
  readonly columns: readonly Column[];
  /** Name of the time zone in which times are written. */
  readonly zone: string;
}

interface ExportFormProps<
  Column extends string,
> extends OfferedColumns<Column> {
  readonly models: Pick<PageModels, "exporting" | "shareSafe">;
  readonly title: string;
  readonly formats: readonly FileFormat[];
  /** Each file begins like this. */
  readonly isChosenAtFirst: (column: Column) => boolean;
  readonly onSave: (choice: FileChoice<Column>) => void;
  readonly onClose: () => void;
  /** What may be chosen between format and columns. */
  readonly children?: ComponentChildren;
}

const UTC = "UTC";

/** A dialog with all that can be chosen of a file: format, columns, time zone, and what its rows are. */
export const ExportForm = <Column extends string>(
  props: ExportFormProps<Column>,
): VNode => {
  const { models, title, formats, offered, onClose, children } = props;
  const { shareSafe, exporting } = models;
  const mine = exporting.zone();
  const [format, setFormat] = useState<FileFormat | undefined>(formats[0]);
  const [zone, setZone] = useState(mine);
  const [columns, setColumns] = useState<readonly Column[]>(
    offered.filter(props.isChosenAtFirst),
  );
  const chosen = columns.filter((column) => offered.includes(column));
  const isSummary = format === "markdown";
  return (
    <DialogBox
      class="export-dialog"
      label={title}
      title={title}
      onClose={onClose}
    >
      {(close) => (
        <form
          class="export-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (format === undefined) return;
            props.onSave({ format, columns: chosen, zone });
            close();
          }}
        >
          <div class="export-fields">
            {format === undefined ? (
              <ManagedMark text={t("managed_no_exports")} />
            ) : (
              <RadioGroup
                legend={t("export_format")}
                name="format"
                value={format}
                options={formats.map((value) => ({
                  value,
                  label: t(`export_${value}`),
                  hint: t(`export_${value}_hint`),
                }))}
                onChoose={setFormat}
              />
            )}
            {children}
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
            {!isSummary && (
              <ExportColumns
                offered={offered}
                isPersonal={props.isPersonal}
                wordsOf={props.wordsOf}
                columns={chosen}
                onChoose={setColumns}
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
              disabled={
                format === undefined || (!isSummary && chosen.length === 0)
              }
            >
              {t("export_save")}
            </button>
          </footer>
        </form>
      )}
    </DialogBox>
  );
};
