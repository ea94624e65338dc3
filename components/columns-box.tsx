import type { VNode } from "preact";
import {
  ALL_COLUMNS,
  FROZEN,
  moved,
  shownOrHidden,
} from "../utils/domain/table-columns.ts";
import type { SortKey } from "../utils/domain/view.ts";
import { t } from "../utils/i18n.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { Icon } from "./icon.tsx";
import type { CloseMenu } from "./menu.tsx";
import { Popover } from "./popover.tsx";
import { columnName, columnsOf } from "./wide-columns.ts";

interface ColumnsBoxProps {
  readonly preferences: DashboardModels["preferences"];
  readonly onClose: CloseMenu;
}

/** Which columns the table has, and in which order: the shown ones first, as they stand. */
export const ColumnsBox = ({
  preferences,
  onClose,
}: ColumnsBoxProps): VNode => {
  const columns = columnsOf(preferences.columns.value);
  const shown = columns.map(({ key }) => key);
  const hidden = ALL_COLUMNS.filter((key) => !shown.includes(key));
  const line = (key: SortKey, at: number): VNode => {
    const isShown = at >= 0;
    const move = (step: -1 | 1, name: "column_earlier" | "column_later") => (
      <button
        type="button"
        class="button is-icon"
        aria-label={t(name, columnName(key))}
        title={t(name, columnName(key))}
        disabled={step < 0 ? at <= 1 : at >= shown.length - 1}
        onClick={() =>
          preferences.chooseColumns(moved(columns, key, at + step))
        }
      >
        <Icon name={step < 0 ? "up" : "down"} />
      </button>
    );
    return (
      <li key={key}>
        <label class="popover-main">
          <input
            type="checkbox"
            checked={isShown}
            disabled={key === FROZEN}
            onChange={() =>
              preferences.chooseColumns(shownOrHidden(columns, key))
            }
          />
          <span>{columnName(key)}</span>
        </label>
        {isShown && key !== FROZEN && (
          <>
            {move(-1, "column_earlier")}
            {move(1, "column_later")}
          </>
        )}
      </li>
    );
  };
  return (
    <Popover label={t("columns")} onClose={onClose}>
      <ul>
        {shown.map((key, at) => line(key, at))}
        {hidden.map((key) => line(key, -1))}
      </ul>
      <hr />
      <p class="text">{t("columns_hint")}</p>
      <button
        type="button"
        class="popover-main"
        onClick={() => preferences.chooseColumns([])}
      >
        <Icon name="undo" />
        {t("columns_reset")}
      </button>
    </Popover>
  );
};
