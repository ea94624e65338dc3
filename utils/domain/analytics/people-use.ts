import { personId } from "../ids.ts";
import { instant } from "../instant.ts";
import { isAwayAtEnd } from "./active-quarters.ts";
import type { Analytics, PersonUse, Range } from "./analytics.ts";
import { medianOf } from "./median.ts";
import type { Numbering } from "./numbering.ts";
import { type SessionBlock, isMoment, isWithin } from "./session-block.ts";
import { type Watched, lastWatched, watchedBefore } from "./watched.ts";

/** Sessions that overlap a range: how long they were, and what each person did in it. */
export const sessionsIn = (
  blocks: readonly SessionBlock[],
  { from, to }: Range,
  watched: Watched,
  people: Numbering,
): Pick<Analytics, "average" | "seenOnce" | "people"> => {
  const lists = blocks.map(({ persons }) => people.of(persons));
  const everybody = people.texts.length;
  const count = new Uint32Array(everybody);
  const time = new Float64Array(everybody);
  const engaged = new Float64Array(everybody);
  const last = new Float64Array(everybody).fill(NEVER);
  const most = blocks.reduce((sum, block) => sum + block.count, 0);
  const lengths = new Float64Array(most);
  let [n, sum, seenOnce] = [0, 0, 0];
  for (const [at, block] of blocks.entries()) {
    const numbers = lists[at] ?? [];
    for (let row = 0; row < block.count; row++) {
      if (!isWithin(block, row, from, to)) continue;
      const person = numbers[block.person[row] ?? 0] ?? 0;
      const length = block.length[row] ?? 0;
      if (length < 0) seenOnce++;
      else {
        lengths[n++] = length;
        sum += length;
      }
      const end = block.end[row] ?? 0;
      const ms =
        watchedBefore(watched, end) -
        watchedBefore(watched, block.start[row] ?? 0);
      count[person] = (count[person] ?? 0) + 1;
      time[person] = (time[person] ?? 0) + ms;
      engaged[person] =
        (engaged[person] ?? 0) + Math.min(block.engaged[row] ?? 0, ms);
      const before = last[person] ?? 0;
      if (Math.min(end, to) > before)
        last[person] = Math.max(
          before,
          lastActive(block, row, from, to, watched),
        );
    }
  }
  const medianMs = medianOf(lengths.subarray(0, n));
  return {
    average: medianMs === null ? null : { meanMs: sum / n, medianMs, n },
    seenOnce,
    people: [...count.keys()]
      .filter((person) => (count[person] ?? 0) > 0)
      .map((person) => ({
        id: personId(people.texts[person] ?? ""),
        sessions: count[person] ?? 0,
        timeMs: time[person] ?? 0,
        engagedMs: engaged[person] ?? 0,
        lastActiveAt:
          last[person] === NEVER ? null : instant(last[person] ?? 0),
      }))
      .sort(byTime),
  };
};

const NEVER = -1;

const byTime = (a: PersonUse, b: PersonUse): number =>
  b.timeMs - a.timeMs || (a.id < b.id ? -1 : 1);

/** End of the last time in [from, to) that a session's person was there, not away, and watched. */
const lastActive = (
  block: SessionBlock,
  row: number,
  from: number,
  to: number,
  watched: Watched,
): number => {
  const end = block.end[row] ?? 0;
  if (
    end >= from &&
    end < to &&
    isMoment(block, row) &&
    !isAwayAtEnd(block, row)
  )
    return end;
  const start = Math.max(block.start[row] ?? 0, from);
  const first = row === 0 ? 0 : (block.awayUpTo?.[row - 1] ?? 0);
  let right = Math.min(end, to);
  for (let away = (block.awayUpTo?.[row] ?? 0) - 1; away >= first; away--) {
    const back = Math.max(block.awayTo[away] ?? 0, start);
    const found = back < right ? lastWatched(watched, back, right) : null;
    if (found !== null) return found;
    right = Math.min(right, block.awayFrom[away] ?? 0);
  }
  return (start < right ? lastWatched(watched, start, right) : null) ?? NEVER;
};
