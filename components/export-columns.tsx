import type { VNode } from "preact";
import { type ExportColumn, isPersonal } from "../utils/domain/export-rows.ts";
import { t } from "../utils/i18n.ts";
import { toggledColumn } from "./export-request.ts";

interface ExportColumnsProps {
  readonly offered: readonly ExportColumn[];
  readonly columns: readonly ExportColumn[];
  readonly onChoose: (columns: readonly ExportColumn[]) => void;
}

/** The columns of a file: who somebody is apart from all else, and with a word of care. */
export const ExportColumns = (props: ExportColumnsProps): VNode => {
  const { offered, columns, onChoose } = props;
  const boxes = (among: readonly ExportColumn[]): VNode[] =>
    among.map((column) => (
      <label key={column} class="export-option">
        <input
          type="checkbox"
          checked={columns.includes(column)}
          onChange={() => onChoose(toggledColumn(columns, column))}
        />
        <span>{t(`export_column_${column}`)}</span>
      </label>
    ));
  return (
    <>
      <fieldset class="export-field">
        <legend>{t("personal_columns")}</legend>
        {boxes(offered.filter(isPersonal))}
        <p class="export-care">{t("export_care")}</p>
      </fieldset>
      <fieldset class="export-field is-columns">
        <legend>{t("columns")}</legend>
        {boxes(offered.filter((column) => !isPersonal(column)))}
      </fieldset>
    </>
  );
};
