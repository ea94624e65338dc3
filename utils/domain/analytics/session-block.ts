import type { VisitedPage } from "../session.ts";

/**
 * Sessions as columns: each array has a number for each session, or for each of their visits and times away, which follow
 * each other in the order of the sessions. A month of a thousand people is read into a few of these without an object for
 * any of its 240,000 sessions. Times are ms since 1970 on the platform's clock.
 */
export interface SessionBlock {
  readonly count: number;
  /** Ids of people; each is there once. */
  readonly persons: readonly string[];
  /** Number in `persons`. */
  readonly person: Float64Array;
  readonly start: Float64Array;
  /** When the person was last seen; of a session that goes on, now. */
  readonly end: Float64Array;
  /** Without gaps of ours, ms; -1: seen once, so nobody knows. */
  readonly length: Float64Array;
  readonly engaged: Float64Array;
  /** Where the times away of each session end in `awayFrom` and `awayTo`; null: nobody was ever away. */
  readonly awayUpTo: Uint32Array | null;
  readonly awayFrom: Float64Array;
  readonly awayTo: Float64Array;
  readonly pages: readonly VisitedPage[];
  /** Where the visits of each session end in the columns of visits. */
  readonly visitsUpTo: Uint32Array;
  /** Number in `pages`. */
  readonly visitPage: Float64Array;
  readonly visitStart: Float64Array;
  readonly visitEnd: Float64Array;
}

/**
 * Does the moment of its end count as a time of a session? Half-open as sessions are, one seen once, or of no length,
 * would otherwise never have been.
 */
export const isMoment = (
  { start, end, length }: SessionBlock,
  at: number,
): boolean => length[at] === -1 || start[at] === end[at];

/** Is a session in the range, or a part of it? */
export const isWithin = (
  block: SessionBlock,
  at: number,
  from: number,
  to: number,
): boolean => {
  const end = block.end[at] ?? 0;
  return (
    ((block.start[at] ?? 0) < to && end > from) ||
    (end === from && isMoment(block, at))
  );
};
