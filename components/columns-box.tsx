import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
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
  const list = useFocusThatStays();
  const line = (key: SortKey, at: number): VNode => {
    const isShown = at >= 0;
    const move = (step: -1 | 1, name: "column_earlier" | "column_later") => (
      <button
        type="button"
        class="button is-icon is-quiet"
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
      <li key={key} data-column={key}>
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
      {/* One list, not two: a line that goes from one part to the other stays the same line. */}
      <ul ref={list}>
        {[...shown, ...hidden].map((key, at) =>
          line(key, at < shown.length ? at : -1),
        )}
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

/** A line that changes its place, or a button that can do no more, loses the focus: it goes back into that line. */
const useFocusThatStays = () => {
  const list = useRef<HTMLUListElement>(null);
  const last = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const had = last.current;
    const now = document.activeElement;
    const isLost =
      now === null || now === document.body || now.matches(":disabled");
    if (
      !isLost ||
      !(had instanceof HTMLElement) ||
      !list.current?.contains(had)
    )
      return;
    const line = had.closest("li");
    const other = had.matches(":disabled")
      ? (line?.querySelector<HTMLElement>("button:enabled") ??
        line?.querySelector<HTMLElement>("input:enabled"))
      : had;
    other?.focus();
  });
  useLayoutEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      // CAST: what has the focus inside a list is an element.
      last.current = target as Element;
    };
    const own = list.current;
    own?.addEventListener("focusin", remember);
    return () => own?.removeEventListener("focusin", remember);
  }, []);
  return list;
};
