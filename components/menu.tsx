import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "./icon.tsx";

interface MenuProps {
  readonly label: string;
  readonly icon: IconName;
  /** Only the icon is seen; the label is its name. */
  readonly iconOnly?: boolean;
  readonly main?: boolean;
  /** Drawn as a button only where the pointer is. */
  readonly quiet?: boolean;
  /** What it opens; a menu by default. */
  readonly opens?: "menu" | "dialog";
  readonly onOpen?: () => void;
  readonly renderList: (close: CloseMenu) => VNode;
}

/** `returnFocus`: closed by the keyboard or a choice, not by going elsewhere. */
export type CloseMenu = (returnFocus: boolean) => void;

/** A button with a menu under it. */
export const Menu = (props: MenuProps): VNode => {
  const { label, icon, iconOnly, main, quiet, opens } = props;
  const { onOpen, renderList } = props;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close: CloseMenu = (returnFocus) => {
    setOpen(false);
    if (returnFocus) button.current?.focus();
  };
  return (
    <div class="menu">
      <button
        ref={button}
        type="button"
        class={`button${main ? " is-main" : ""}${iconOnly ? " is-icon" : ""}${quiet ? " is-quiet" : ""}`}
        aria-haspopup={opens ?? "menu"}
        aria-expanded={isOpen}
        aria-label={label}
        title={iconOnly ? label : undefined}
        onClick={() => {
          if (!isOpen) onOpen?.();
          setOpen(!isOpen);
        }}
      >
        <Icon name={icon} />
        {!iconOnly && <span class="button-label">{label}</span>}
      </button>
      {isOpen && renderList(close)}
    </div>
  );
};
