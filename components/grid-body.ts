import { useLayoutEffect } from "preact/hooks";
import { type PersonId, personId } from "../utils/domain/ids.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import type { GridScroll } from "./grid-scroll.ts";

/* What the list asks of its element in the document: where it is scrolled to, how high it is, what was clicked. */

/** Brings the document to where the list was decided to be. */
export const settle = (body: HTMLElement | null, scroll: GridScroll): void => {
  if (body === null) return;
  if (scroll.top !== scroll.applied) {
    body.scrollTop = scroll.top;
    scroll.top = body.scrollTop;
    scroll.applied = scroll.top;
  }
  if (scroll.wanted === null) return;
  const row = body.querySelector<HTMLElement>(`[data-line="${scroll.wanted}"]`);
  scroll.wanted = null;
  const button = row?.querySelector<HTMLElement>(".group-toggle");
  (button ?? row)?.focus({ preventScroll: true });
};

/** Follows the scroll position and the height of the list. */
export const useWindow = (
  body: { readonly current: HTMLElement | null },
  scroll: GridScroll,
  rerender: () => void,
): void =>
  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    const onScroll = (): void => {
      const before = scroll.span(Number.MAX_SAFE_INTEGER).start;
      scroll.top = element.scrollTop;
      scroll.applied = scroll.top;
      if (scroll.span(Number.MAX_SAFE_INTEGER).start !== before) rerender();
    };
    const onResize = (): void => {
      const edge = element.getBoundingClientRect().top;
      const hasFocus = element.contains(document.activeElement);
      const moved = scroll.edgeMoved(edge, hasFocus);
      if (moved !== 0) element.scrollTop += moved;
      const height = element.clientHeight - scroll.headHeight;
      if (scroll.height === height) return;
      scroll.height = height;
      rerender();
    };
    const observer = new ResizeObserver(onResize);
    observer.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, []);

/** The group whose header was clicked, if one was. */
export const clickedGroup = (event: MouseEvent): string | null =>
  // CAST: the target of a click inside an element is an element.
  (event.target as Element).closest<HTMLElement>("[data-group]")?.dataset[
    "group"
  ] ?? null;

/** A click on a row opens its person. */
export const openClicked = (
  event: MouseEvent,
  list: PageModels["list"],
): void => {
  // CAST: the target of a click inside an element is an element.
  const row = (event.target as Element).closest<HTMLElement>("[data-person]");
  const id = idOf(row);
  // Marking text with the mouse, to copy an address, is no click on the row.
  if (id !== null && document.getSelection()?.type !== "Range") list.show(id);
};

/** Whom a row stands for, as the list calls them. */
export const idOf = (row: HTMLElement | null): PersonId | null => {
  const id = row?.dataset["listed"] ?? row?.dataset["person"];
  return id === undefined ? null : personId(id);
};
