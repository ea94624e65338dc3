/** When a page was looked at, and when it is looked at next. Times in ms of one clock that never runs back. */
export interface Pace {
  readonly lastScanAt: number;
  /** How long the last look took, in ms of the page's time. */
  readonly cost: number;
  readonly dueAt: number | null;
  /** The address changed, and the content not yet. */
  readonly movedAt: number | null;
}

/** So long a page that has begun to change may go on before it is looked at. */
const QUIET_MS = 150;
const LEAST_GAP_MS = 1_000;
/** A page that costs much to look at is looked at seldom: at most one twentieth of the time. */
const COST_FACTOR = 20;
/** A new ticket is looked at at once; a page that goes from ticket to ticket without end is not. */
const LEAST_GAP_OF_MOVES_MS = 250;
const SETTLE_MS = 50;
/** So long the old content may still stand under a new address; longer, and it is the content of both. */
const STALE_MS = 300;

export const newPace = (now: number): Pace => ({
  lastScanAt: Number.NEGATIVE_INFINITY,
  cost: 0,
  dueAt: now,
  movedAt: null,
});

/** The content changed. The first change decides when: a page that never rests is looked at all the same. */
export const changed = (pace: Pace, now: number): Pace => {
  if (pace.movedAt !== null)
    return { ...pace, movedAt: null, dueAt: soon(pace, now) };
  const gap = Math.max(LEAST_GAP_MS, pace.cost * COST_FACTOR);
  return {
    ...pace,
    dueAt: pace.dueAt ?? Math.max(now + QUIET_MS, pace.lastScanAt + gap),
  };
};

/** The address changed. What stands there may still be the old ticket, so the change of content is awaited a moment. */
export const moved = (pace: Pace, now: number): Pace => ({
  ...pace,
  movedAt: now,
  dueAt: Math.max(soon(pace, now), now + STALE_MS),
});

/** Somebody wants to know now. */
export const asked = (pace: Pace, now: number): Pace => ({
  ...pace,
  dueAt: soon(pace, now),
});

export const begun = (pace: Pace, now: number): Pace => ({
  ...pace,
  lastScanAt: now,
  dueAt: null,
  movedAt: null,
});

export const ended = (pace: Pace, cost: number): Pace => ({ ...pace, cost });

const soon = (pace: Pace, now: number): number =>
  Math.max(
    now + SETTLE_MS,
    pace.lastScanAt + LEAST_GAP_OF_MOVES_MS,
    pace.lastScanAt + pace.cost * COST_FACTOR,
  );
