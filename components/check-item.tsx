import type { VNode } from "preact";
import { Icon } from "./icon.tsx";

interface CheckItemProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

/** An item that is switched on and off, and leaves the menu open. */
export const CheckItem = ({
  label,
  checked,
  onToggle,
}: CheckItemProps): VNode => (
  <button
    type="button"
    class="menu-item"
    role="menuitemcheckbox"
    aria-checked={checked}
    tabIndex={-1}
    onClick={onToggle}
  >
    <span class="menu-check">{checked && <Icon name="check" />}</span>
    {label}
  </button>
);
