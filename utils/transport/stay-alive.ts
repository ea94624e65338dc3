import { type LocalInstant, SECOND } from "../domain/instant.ts";
import type { Io } from "./io.ts";

/** Keeps the worker alive, sparingly: bytes may come thousands of times a second; the browser counts in tens of seconds. */
export const sparing = ({ now, stayAlive }: Io): (() => void) => {
  let last: LocalInstant | null = null;
  return () => {
    const time = now();
    // The clock may have been put back.
    if (last !== null && Math.abs(time - last) < SECOND) return;
    last = time;
    stayAlive();
  };
};
