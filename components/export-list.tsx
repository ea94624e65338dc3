import type { VNode } from "preact";
import { useState } from "preact/hooks";
import {
  type ExportColumn,
  PERSONAL_COLUMNS,
  isPersonal,
} from "../utils/domain/export-rows.ts";
import { plural, t } from "../utils/i18n.ts";
import { CheckItem } from "./check-item.tsx";
import type { ExportMenuProps } from "./export-menu.tsx";
import {
  FORMATS,
  allowedFormats,
  exportUsers,
  isChosenAtFirst,
  offeredColumns,
  toggledColumn,
} from "./export-request.ts";
import { ManagedMark } from "./managed-mark.tsx";
import type { CloseMenu } from "./menu.tsx";
import { MenuList } from "./menu-list.tsx";

interface ExportListProps extends ExportMenuProps {
  readonly onClose: CloseMenu;
  /** Opens the dialog where all of a file can be chosen. */
  readonly onMore: () => void;
}

/** Exports what is selected, else what the list shows. Personal columns are chosen here, each time anew. */
export const ExportList = (props: ExportListProps): VNode => {
  const { models, selected, onClose, onMore } = props;
  const { list, shareSafe, exporting } = models;
  const offered = offeredColumns(models);
  const [columns, setColumns] = useState<readonly ExportColumn[]>(
    offered.filter(isChosenAtFirst(models)),
  );
  const formats = allowedFormats(models, FORMATS);
  const count = selected?.present.value ?? 0;
  const isSelected = selected !== undefined && count > 0;
  return (
    <MenuList label={t("export")} onClose={onClose}>
      <p class="menu-text" role="none">
        {isSelected
          ? plural("export_chosen", count)
          : plural("export_rows", list.rows.value?.slots.length ?? 0)}
      </p>
      {shareSafe.on.value && (
        <p class="menu-text" role="none">
          {t("export_masked")}
        </p>
      )}
      <div role="group" aria-label={t("personal_columns")}>
        <p class="menu-title" role="none">
          {t("personal_columns")}
        </p>
        {!offered.some(isPersonal) && (
          <ManagedMark text={t("managed_no_personal")} />
        )}
        {PERSONAL_COLUMNS.filter((column) => offered.includes(column)).map(
          (column) => (
            <CheckItem
              key={column}
              label={t(`personal_${column}`)}
              checked={columns.includes(column)}
              onToggle={() => setColumns(toggledColumn(columns, column))}
            />
          ),
        )}
      </div>
      <p class="menu-title" role="none">
        {t("export_as")}
      </p>
      {formats.length === 0 && <ManagedMark text={t("managed_no_exports")} />}
      {formats.map((format) => (
        <button
          key={format}
          type="button"
          class="menu-item"
          role="menuitem"
          tabIndex={-1}
          onClick={() =>
            void exportUsers(models, {
              format,
              scope: isSelected
                ? { kind: "these", who: selected }
                : { kind: "listed" },
              columns: columns.filter((column) => offered.includes(column)),
              zone: exporting.zone(),
            })
          }
        >
          {t(`export_${format}`)}
        </button>
      ))}
      <hr class="menu-line" role="separator" />
      <button
        type="button"
        class="menu-item"
        role="menuitem"
        tabIndex={-1}
        onClick={onMore}
      >
        {t("export_more")}
      </button>
    </MenuList>
  );
};
