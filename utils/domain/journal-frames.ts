import { HOUR, type Instant } from "./instant.ts";

/** A keyframe of the journal: the whole list as it was then, and from which the changes after it lead on. */
export interface JournalFrame {
  readonly revision: number;
  readonly at: Instant;
}

/**
 * The keyframes that are kept when another one is written: it, the first of each hour, and of those so many hours ago or
 * longer the last, from which changes lead to the begin of that time.
 * @param kept in the order of their revisions
 * @param hours how far back the list can be seen as it was; 0: only as it is
 * @param isConfirmed false: the clocks do not agree about the time, and each hour of theirs counts as no more than one
 */
export const framesAfter = (
  kept: readonly JournalFrame[],
  next: JournalFrame,
  hours: number,
  isConfirmed: boolean,
): readonly JournalFrame[] => {
  if (hours === 0) return [next];
  const all = [...kept, next];
  const hourly = all.filter(
    (frame, number) => frame === next || isFirstOfHour(frame, all[number - 1]),
  );
  if (!isConfirmed) return hourly.slice(-hours - 2);
  const first = hourly.findLastIndex(({ at }) => at <= next.at - hours * HOUR);
  return hourly.slice(Math.max(0, first));
};

const isFirstOfHour = (
  { at }: JournalFrame,
  before: JournalFrame | undefined,
): boolean =>
  before === undefined ||
  Math.floor(before.at / HOUR) !== Math.floor(at / HOUR);
