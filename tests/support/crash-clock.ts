/** Whose timer it is: those of a worker end with it. */
type Owner = "worker" | "page";

interface Timer {
  readonly due: number;
  readonly owner: Owner;
  readonly call: () => void;
}

/** This machine's clock and its timers. Nothing waits in truth. */
export interface CrashClock {
  readonly now: () => number;
  readonly set: (time: number) => void;
  readonly after: (ms: number, call: () => void, owner: Owner) => number;
  readonly cancel: (id: number) => void;
  readonly dueAt: () => number;
  /** Calls what is due, one timer: whoever waits for more looks again. */
  readonly fire: () => void;
  readonly endWorker: () => void;
}

export const crashClock = (start: number): CrashClock => {
  const timers = new Map<number, Timer>();
  let time = start;
  let last = 0;
  const first = (): readonly [id: number, timer: Timer] | null => {
    let found: readonly [number, Timer] | null = null;
    for (const entry of timers)
      if (found === null || entry[1].due < found[1].due) found = entry;
    return found;
  };
  return {
    now: () => time,
    set: (next) => {
      time = next;
    },
    after: (ms, call, owner) => {
      timers.set(++last, { due: time + Math.max(0, ms), owner, call });
      return last;
    },
    cancel: (id) => void timers.delete(id),
    dueAt: () => first()?.[1].due ?? Number.POSITIVE_INFINITY,
    fire: () => {
      const next = first();
      if (next === null || next[1].due > time) return;
      timers.delete(next[0]);
      next[1].call();
    },
    endWorker: () => {
      for (const [id, { owner }] of timers)
        if (owner === "worker") timers.delete(id);
    },
  };
};
