import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";

interface FoldedProps<Item> {
  readonly items: readonly Item[];
  /** So many are shown at first. */
  readonly most: number;
  /** What stands around the items that are shown. */
  readonly render: (shown: readonly Item[]) => VNode;
}

/** A list of which the first stand there, and the others on demand. The button stays, and with it the focus. */
export const Folded = <Item,>({
  items,
  most,
  render,
}: FoldedProps<Item>): VNode => {
  const [isOpen, setOpen] = useState(false);
  // One more is no more to read than a button.
  const isLong = items.length > most + 1;
  return (
    <>
      {render(isLong && !isOpen ? items.slice(0, most) : items)}
      {isLong && (
        <button
          type="button"
          class="text-button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t("show_fewer") : t("show_all", items.length)}
        </button>
      )}
    </>
  );
};
