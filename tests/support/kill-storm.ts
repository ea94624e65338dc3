import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { randomFor } from "../../platform/life/random.ts";
import type { ChromiumExtension } from "./chromium-extension.ts";

/** Chance that can be had again: the seed is printed by whoever uses it. */
export interface Chance {
  readonly seed: number;
  /** In [0, 1). */
  readonly next: () => number;
}

const LARGEST_SEED = 2 ** 31 - 1;

/** @param seed any whole number; a new one by default */
export const chanceOf = (seed: number = randomInt(LARGEST_SEED)): Chance => ({
  seed,
  next: randomFor(seed),
});

/** A worker that was woken is killed within this: while it reads the disk, opens the stream, writes what it missed. */
const LONGEST_LIFE_MS = 300;

/**
 * Kills the worker so many times, each at a random moment after something woke it. The last one is woken, too.
 * @param enough ends the storm sooner
 */
export const killStorm = async (
  { wake, killWorker }: Pick<ChromiumExtension, "wake" | "killWorker">,
  kills: number,
  { next }: Chance,
  enough: () => boolean = () => false,
): Promise<void> => {
  for (let kill = 0; kill < kills && !enough(); kill++) {
    // Not a wait for something: the moment itself is what chance decides.
    await sleep(next() * LONGEST_LIFE_MS);
    await killWorker();
    // Its answer may die with the worker.
    void wake().catch(() => {});
  }
};
