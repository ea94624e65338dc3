import "./option-list.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import { ManagedMark } from "./managed-mark.tsx";

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
      <label key={column} class="option">
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
      <fieldset class="option-list">
        <legend>{t("personal_columns")}</legend>
        {boxes(offered.filter(isPersonal))}
        {offered.some(isPersonal) ? (
          <p class="export-care">{t("export_care")}</p>
        ) : (
          <ManagedMark text={t("managed_no_personal")} />
        )}
      </fieldset>
      <fieldset class="option-list is-columns">
        <legend>{t("columns")}</legend>
        {boxes(offered.filter((column) => !isPersonal(column)))}
      </fieldset>
    </>
  );
};
