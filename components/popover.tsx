import "./popover.css";
import type { ComponentChildren, VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { CloseMenu } from "./menu.tsx";

interface PopoverProps {
  readonly label: string;
  readonly onClose: CloseMenu;
  readonly children: ComponentChildren;
}

/** A box under its button, with more in it than a menu may have. Escape, and going elsewhere, close it. */
export const Popover = ({ label, onClose, children }: PopoverProps): VNode => {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const leave = ({ target }: Event): void => {
      // CAST: the target of these events of a document is a node of it.
      if (!box.current?.parentElement?.contains(target as Node)) onClose(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    box.current
      ?.querySelector<HTMLElement>(
        "a, button:not(:disabled), input:not(:disabled)",
      )
      ?.focus();
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, []);

  return (
    <div
      ref={box}
      class="popover"
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose(true);
      }}
    >
      {children}
    </div>
  );
};
