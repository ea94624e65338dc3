import type { VNode } from "preact";
import type { PersonalColumn } from "../utils/domain/preferences.ts";
import { plural, t } from "../utils/i18n.ts";
import type { PopupModels } from "../utils/models/page-models.ts";
import { CheckItem } from "./check-item.tsx";
import type { CloseMenu } from "./menu.tsx";
import { MenuList } from "./menu-list.tsx";

const PERSONAL = [
  "name",
  "email",
  "ip",
] as const satisfies readonly PersonalColumn[];

interface ExportListProps {
  readonly models: PopupModels;
  readonly onClose: CloseMenu;
}

/** Exports what the list shows. Personal columns are chosen here, before the file is made. */
export const ExportList = ({ models, onClose }: ExportListProps): VNode => {
  const { list, preferences, exporting, shareSafe, policy } = models;
  // Who manages the browser may forbid whole addresses: then no file has them either.
  const offered = PERSONAL.filter(
    (column) => column !== "ip" || policy.value.revealIp,
  );
  const chosen = preferences.exportPersonal.value.filter((column) =>
    offered.includes(column),
  );
  const chosenRows = models.chosenRows?.value ?? 0;
  const count = list.rows.value?.slots.length ?? 0;
  return (
    <MenuList label={t("export")} onClose={onClose}>
      <p class="menu-text" role="none">
        {chosenRows > 0
          ? plural("export_chosen", chosenRows)
          : plural("export_rows", count)}
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
        {offered.map((column) => (
          <CheckItem
            key={column}
            label={t(`personal_${column}`)}
            checked={chosen.includes(column)}
            onToggle={() => preferences.choosePersonal(toggled(chosen, column))}
          />
        ))}
      </div>
      <p class="menu-title" role="none">
        {t("export_as")}
      </p>
      <button
        type="button"
        class="menu-item"
        role="menuitem"
        tabIndex={-1}
        onClick={() => void exporting.start(chosen)}
      >
        {t("export_csv")}
      </button>
    </MenuList>
  );
};

const toggled = (
  chosen: readonly PersonalColumn[],
  column: PersonalColumn,
): readonly PersonalColumn[] =>
  PERSONAL.filter((other) =>
    other === column ? !chosen.includes(other) : chosen.includes(other),
  );
