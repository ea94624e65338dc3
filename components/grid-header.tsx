import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { Column } from "./columns.ts";
import { Icon } from "./icon.tsx";
import type { PageModels } from "../utils/models/page-models.ts";

interface GridHeaderProps {
  readonly columns: readonly Column[];
  readonly list: PageModels["list"];
}

/** One stop of the Tab key; the arrow keys move along the columns, Enter sorts. */
export const GridHeader = ({ columns, list }: GridHeaderProps): VNode => {
  const sort = list.sort.value;
  const sortedAt = Math.max(
    0,
    columns.findIndex(({ key }) => key === sort.key),
  );
  return (
    <div class="grid-header" role="row" aria-rowindex={1} onKeyDown={moveAlong}>
      {columns.map(({ key, label, align }, at) => (
        <div
          key={key}
          role="columnheader"
          class={align === "end" ? "cell is-end" : "cell"}
          aria-sort={key === sort.key ? sort.direction : "none"}
        >
          <button
            type="button"
            class="sort-button"
            tabIndex={at === sortedAt ? 0 : -1}
            onClick={() => list.sortBy(key)}
          >
            {t(label)}
            {key === sort.key && (
              <Icon name={sort.direction === "ascending" ? "up" : "down"} />
            )}
          </button>
        </div>
      ))}
    </div>
  );
};

const moveAlong = (
  event: KeyboardEvent & { readonly currentTarget: HTMLElement },
): void => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[at + step]?.focus();
  event.preventDefault();
};
