/** Rows rendered above and below what is seen, so that a turn of the wheel does not meet blank rows. */
const OVERSCAN = 4;
/** The window moves in steps of this many rows: scrolling by a pixel renders nothing. */
const STEP = 2;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Which of `count` rows to render for a scroll position. */
export const spanOf = (
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
): Span => {
  const seen = Math.ceil(height / rowHeight) + STEP;
  const first = Math.floor(scrollTop / rowHeight / STEP) * STEP;
  const start = Math.max(0, Math.min(first, count - seen));
  return {
    start: Math.max(0, start - OVERSCAN),
    end: Math.min(count, start + seen + OVERSCAN),
  };
};

/** The scroll position that brings a row fully into view, as little different as can be. */
export const topToShow = (
  position: number,
  scrollTop: number,
  height: number,
  rowHeight: number,
): number => {
  const top = position * rowHeight;
  return Math.max(0, top + rowHeight - height, Math.min(top, scrollTop));
};

/** Rows on each side of an anchor that are asked how far they moved. */
const WITNESSES = 3;

/**
 * By how many rows the list moved under an anchor: added to the scroll position, it keeps the anchor where it is on the
 * screen. The middle of its neighbourhood decides: a row that itself changed its place (who was active is idle now)
 * must not drag the whole list along.
 * @param positionNow where the row is now that was at this position; null = gone
 */
export const shiftAt = (
  anchor: number,
  positionNow: (position: number) => number | null,
): number => {
  const shifts: number[] = [];
  for (let near = anchor - WITNESSES; near <= anchor + WITNESSES; near++) {
    const now = positionNow(near);
    if (now !== null) shifts.push(now - near);
  }
  shifts.sort((a, b) => a - b);
  return shifts[shifts.length >> 1] ?? 0;
};
