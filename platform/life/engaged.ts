import { IDLE_AFTER_MS } from "../settings.ts";
import type { Step } from "./journey.ts";
import { lastActIn } from "./moment.ts";

/**
 * How much of a session up to its last act at `at` had pauses under the idle limit, ms. Who is on a page actively acts
 * all the time.
 * @param at of this session: between its start and its end
 */
export function engagedAt(
  steps: readonly Step[],
  phase: number,
  at: number,
): number {
  let engaged = 0;
  let actedAt: number | undefined;
  for (const [index, step] of steps.entries()) {
    if (step.from > at) break;
    if (!step.active) continue;
    const isCurrent = (steps[index + 1]?.from ?? Infinity) > at;
    const last = lastActIn(step, phase, isCurrent ? at : step.to - 1);
    const pause = step.from - (actedAt ?? step.from);
    engaged += (pause < IDLE_AFTER_MS ? pause : 0) + (last - step.from);
    actedAt = last;
  }
  return engaged;
}
