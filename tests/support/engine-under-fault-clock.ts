import { type LocalInstant, localInstant } from "../../utils/domain/instant.ts";

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** The clock of a machine: timers follow the time that passes, dates what it shows. Only a test moves either. */
export interface MachineClock {
  /** Time since the machine was started, ms. */
  readonly passed: () => number;
  readonly now: () => LocalInstant;
  /** The person, or the network, sets it. */
  readonly set: (shows: number) => void;
  readonly after: (ms: number, callback: () => void) => () => void;
  /** When the next timer is due, in time passed; infinite without one. */
  readonly due: () => number;
  /** Lets time pass without calling anybody, as a machine that sleeps. */
  readonly moveTo: (passed: number) => void;
  /** Calls whom a timer is due for. */
  readonly fire: () => void;
}

export const machineClock = (shows: number): MachineClock => {
  let time = 0;
  let ahead = shows;
  const timers = new Set<Timer>();
  return {
    passed: () => time,
    now: () => localInstant(time + ahead),
    set: (now) => {
      ahead = now - time;
    },
    after: (ms, callback) => {
      const timer: Timer = { due: time + Math.max(0, ms), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    due: () => Math.min(...[...timers].map(({ due }) => due)),
    moveTo: (passed) => {
      time = Math.max(time, passed);
    },
    fire: () => {
      for (const timer of [...timers].toSorted((a, b) => a.due - b.due)) {
        if (timer.due > time || !timers.delete(timer)) continue;
        timer.callback();
      }
    },
  };
};
