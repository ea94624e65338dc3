/** Rows rendered above and below what is seen, so that a turn of the wheel does not meet blank rows. */
const OVERSCAN = 6;
/** The window moves in steps of this many rows: scrolling by a pixel renders nothing. */
const STEP = 4;

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

/**
 * By how many rows the list moved under an anchor: added to the scroll position, it keeps the anchor where it is on the
 * screen. The middle of three neighbours decides: a row that itself changed its place (who was active is idle now)
 * must not drag the whole list along.
 * @param positionNow where the row is now that was at this position; null = gone
 */
export const shiftAt = (
  anchor: number,
  positionNow: (position: number) => number | null,
): number => {
  const shifts: number[] = [];
  for (const position of [anchor - 1, anchor, anchor + 1]) {
    const now = positionNow(position);
    if (now !== null) shifts.push(now - position);
  }
  if (shifts.length < 3) return shifts[0] ?? 0;
  return shifts.sort((a, b) => a - b)[1] ?? 0;
};
