import { useLayoutEffect, useRef } from "preact/hooks";

export interface Moving {
  /** Moves the row. @param from what is to keep the focus, where it is in the row */
  readonly move: (by: -1 | 1, from: HTMLElement) => void;
  /** Alt and an arrow move the row from wherever in it the focus is, but where the arrows have a meaning of their own. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const OWN_ARROWS = "input, textarea, select, [role=radiogroup]";

/**
 * A row that changes its place among others, and keeps the focus on the way: a browser takes it from what is moved.
 * @param place of the row among the others
 * @param onMove one place up (-1) or down (1)
 */
export const useMoving = (
  place: number,
  onMove: (by: -1 | 1) => void,
): Moving => {
  const focused = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const element = focused.current;
    focused.current = null;
    if (element === null) return;
    // Where it cannot go on, the way back is beside it.
    const other = element.matches(":disabled")
      ? element.parentElement?.querySelector<HTMLElement>(
          "button:not(:disabled)",
        )
      : null;
    (other ?? element).focus();
    element.scrollIntoView({ block: "nearest" });
  }, [place]);
  const move: Moving["move"] = (by, from) => {
    focused.current = from;
    onMove(by);
  };
  return {
    move,
    onKeyDown: (event) => {
      const by = byOf(event);
      const { target } = event;
      if (by === null || !(target instanceof HTMLElement)) return;
      if (target.closest(OWN_ARROWS) !== null) return;
      event.preventDefault();
      move(by, target);
    },
  };
};

const byOf = (event: KeyboardEvent): -1 | 1 | null => {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (!altKey || ctrlKey || metaKey || shiftKey) return null;
  return key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : null;
};
