import { computed, createModel, effect, signal } from "@preact/signals";
import { type LocalInstant, SECOND } from "../domain/instant.ts";

export interface Clock {
  now(): LocalInstant;
  /** Calls until the returned function is called. */
  every(ms: number, call: () => void): () => void;
}

/** How often order and counts follow the mere passing of time (active becomes idle, idle becomes away). */
const BEAT_MS = 30 * SECOND;

/** The page's one clock: whatever ticks reads it, so that everything on the screen speaks of the same second. */
export const ClockModel = createModel((clock: Clock) => {
  const now = signal(clock.now());
  const beat = computed(() => Math.floor(now.value / BEAT_MS));
  const look = () => {
    now.value = clock.now();
  };
  effect(() => clock.every(SECOND, look));
  return { now, beat, look };
});

export type ClockModel = InstanceType<typeof ClockModel>;
