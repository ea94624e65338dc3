import { HEARTBEAT_MS } from "../settings.ts";
import { randomFor } from "./random.ts";
import type { Plan } from "./day-plan.ts";
import type { Step } from "./journey.ts";

/** What the server knows of a session at one instant: the world as a function of time. */
export interface Moment {
  readonly step: Step;
  /** Index of `step` in the journey. */
  readonly index: number;
  readonly pageSince: number;
  readonly lastSeenAt: number;
  readonly lastActiveAt: number;
}

/** The offset of a session's beats within the heartbeat, so that not all beat at once. */
export function beatPhase(seed: number, plan: Plan): number {
  const { person, day, ordinal } = plan;
  return Math.floor(
    randomFor(seed, 6, person.index, day, ordinal)() * HEARTBEAT_MS,
  );
}

/** The last regular beat at or before `at`. */
function beatBefore(phase: number, at: number): number {
  return Math.floor((at - phase) / HEARTBEAT_MS) * HEARTBEAT_MS + phase;
}

/**
 * The session at `at`, or at its end if that has passed.
 * @param at not before the start of the session
 * @param from index of a step that began at or before `at`: where to start looking
 */
export function momentAt(
  plan: Plan,
  steps: readonly Step[],
  phase: number,
  at: number,
  from = 0,
): Moment {
  const until = Math.min(at, plan.end);
  let index = from;
  while ((steps[index + 1]?.from ?? Infinity) <= until) index += 1;
  const step = stepAt(steps, index);
  return {
    step,
    index,
    pageSince: pageSince(steps, index),
    lastSeenAt:
      plan.signsOut && at >= plan.end
        ? plan.end
        : Math.max(step.from, beatBefore(phase, until)),
    lastActiveAt: lastActive(steps, index, phase, until),
  };
}

function pageSince(steps: readonly Step[], index: number): number {
  let first = index;
  while (steps[first - 1]?.path === stepAt(steps, index).path) first -= 1;
  return stepAt(steps, first).from;
}

/** The first step of a journey is always an active one, so there is an answer. */
function lastActive(
  steps: readonly Step[],
  index: number,
  phase: number,
  until: number,
): number {
  let active = index;
  while (active > 0 && !stepAt(steps, active).active) active -= 1;
  const step = stepAt(steps, active);
  // A beat at the very end of a step tells of the next one already.
  return lastActIn(step, phase, active === index ? until : step.to - 1);
}

/** The last act of an active step at or before `until`: its beginning, or a beat. */
export function lastActIn(step: Step, phase: number, until: number): number {
  return Math.max(step.from, beatBefore(phase, until));
}

function stepAt(steps: readonly Step[], index: number): Step {
  const step = steps[index];
  if (!step) throw new Error("A journey has at least one step.");
  return step;
}
