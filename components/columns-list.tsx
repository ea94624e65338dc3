import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import { ALWAYS_SHOWN, COLUMNS } from "./columns.ts";
import { CheckItem } from "./check-item.tsx";
import type { CloseMenu } from "./menu.tsx";
import { MenuList } from "./menu-list.tsx";
import type { PageModels } from "../utils/models/page-models.ts";

interface ColumnsListProps {
  readonly onClose: CloseMenu;
  readonly preferences: PageModels["preferences"];
}

/** Which columns are shown; remembered. */
export const ColumnsList = ({
  preferences,
  onClose,
}: ColumnsListProps): VNode => {
  const { hidden } = preferences.chosen.value;
  return (
    <MenuList label={t("columns")} onClose={onClose}>
      {COLUMNS.filter(({ key }) => !ALWAYS_SHOWN.includes(key)).map(
        ({ key, label }) => (
          <CheckItem
            key={key}
            label={t(label)}
            checked={!hidden.includes(key)}
            onToggle={() =>
              preferences.choose({
                hidden: hidden.includes(key)
                  ? hidden.filter((other) => other !== key)
                  : [...hidden, key],
              })
            }
          />
        ),
      )}
    </MenuList>
  );
};
