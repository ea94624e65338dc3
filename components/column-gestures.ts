import type { SortKey } from "../utils/domain/view.ts";

/* What a pointer does with the head of a column: pull its edge, or carry it elsewhere. */

/** A hand that trembles carries nothing. */
const CARRIED_FROM_PX = 6;

/** Follows a pointer until it is lifted, or until the browser takes it away. */
const follow = (
  event: PointerEvent & { readonly currentTarget: HTMLElement },
  on: {
    readonly move: (event: PointerEvent) => void;
    readonly end: (event: PointerEvent | null) => void;
  },
): void => {
  const element = event.currentTarget;
  const done = new AbortController();
  const { signal } = done;
  element.setPointerCapture(event.pointerId);
  element.addEventListener("pointermove", on.move, { signal });
  const stop = (last: PointerEvent | null): void => {
    done.abort();
    on.end(last);
  };
  element.addEventListener("pointerup", stop, { signal });
  element.addEventListener("pointercancel", () => stop(null), { signal });
};

/** Pulls the edge of a column. @param tell the width so far; `isDone` with the last of them */
export const pullEdge = (
  event: PointerEvent & { readonly currentTarget: HTMLElement },
  width: number,
  tell: (width: number, isDone: boolean) => void,
): void => {
  if (event.button !== 0) return;
  event.preventDefault();
  const from = event.clientX;
  let last = width;
  follow(event, {
    move: ({ clientX }) => {
      last = width + clientX - from;
      tell(last, false);
    },
    end: () => tell(last, true),
  });
};

/** Where a carried column would be put down: before this one, or behind the last. */
export type Drop = { readonly before: SortKey | null } | null;

/**
 * Carries a column. A press that does not move far stays a press.
 * @param show where it would be put down now; null = nothing is carried any more
 * @param put where it was put down
 */
export const carryColumn = (
  event: PointerEvent & { readonly currentTarget: HTMLElement },
  show: (drop: Drop) => void,
  put: (before: SortKey | null) => void,
): void => {
  if (event.button !== 0) return;
  const row = event.currentTarget.closest("[role=row]");
  const from = event.clientX;
  let drop: Drop = null;
  follow(event, {
    move: ({ clientX }) => {
      if (drop === null && Math.abs(clientX - from) < CARRIED_FROM_PX) return;
      drop = { before: columnAt(row, clientX) };
      show(drop);
    },
    end: (last) => {
      show(null);
      if (last !== null && drop !== null) put(drop.before);
    },
  });
};

/** The first column whose middle is behind the pointer. */
const columnAt = (row: Element | null, x: number): SortKey | null => {
  const heads = row?.querySelectorAll<HTMLElement>("[data-column]") ?? [];
  for (const head of heads) {
    const { left, width } = head.getBoundingClientRect();
    // CAST: written there by the head of the table.
    if (x < left + width / 2) return head.dataset["column"] as SortKey;
  }
  return null;
};
