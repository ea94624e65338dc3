import "./menu-list.css";
import type { ComponentChildren, VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { CloseMenu } from "./menu.tsx";

interface MenuListProps {
  readonly label: string;
  readonly onClose: CloseMenu;
  readonly children: ComponentChildren;
}

/** The open menu. Arrow keys move in it; Escape, a choice and a click elsewhere close it. */
export const MenuList = ({
  label,
  onClose,
  children,
}: MenuListProps): VNode => {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const leave = (event: Event): void => {
      // CAST: the target of a pointer event of a document is a node of it.
      if (!list.current?.parentElement?.contains(event.target as Node))
        onClose(false);
    };
    document.addEventListener("pointerdown", leave);
    itemsOf(list.current)[0]?.focus();
    return () => document.removeEventListener("pointerdown", leave);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Tab") return onClose(false);
    if (event.key === "Escape") onClose(true);
    else if (!moveFocus(itemsOf(list.current), event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={list}
      class="menu-list"
      role="menu"
      aria-label={label}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        // CAST: the target of a click inside an element is an element.
        if ((event.target as Element).closest("[role=menuitem]")) onClose(true);
      }}
    >
      {children}
    </div>
  );
};

const itemsOf = (list: HTMLElement | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? []),
];

const moveFocus = (items: readonly HTMLElement[], key: string): boolean => {
  const at = items.findIndex((item) => item === document.activeElement);
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[key];
  if (to !== undefined) items[to]?.focus();
  return to !== undefined;
};
