import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";

/** The columns that a file may have, in their order. */
export interface OfferedColumns<Column extends string> {
  readonly offered: readonly Column[];
  /** Says who somebody is: chosen each time, with a word of care. */
  readonly isPersonal: (column: Column) => boolean;
  readonly wordsOf: (column: Column) => string;
}

interface ExportColumnsProps<
  Column extends string,
> extends OfferedColumns<Column> {
  readonly columns: readonly Column[];
  readonly onChoose: (columns: readonly Column[]) => void;
}

/** The columns of a file: who somebody is apart from all else, and with a word of care. */
export const ExportColumns = <Column extends string>(
  props: ExportColumnsProps<Column>,
): VNode => {
  const { offered, isPersonal, wordsOf, columns, onChoose } = props;
  const toggle = (column: Column): void =>
    onChoose(
      offered.filter((other) =>
        other === column ? !columns.includes(other) : columns.includes(other),
      ),
    );
  const boxes = (among: readonly Column[]): VNode[] =>
    among.map((column) => (
      <label key={column} class="export-option">
        <input
          type="checkbox"
          checked={columns.includes(column)}
          onChange={() => toggle(column)}
        />
        <span>{wordsOf(column)}</span>
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
