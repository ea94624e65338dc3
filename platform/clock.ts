/** The one source of time. Everything asks it; nothing else reads the machine's clock. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
}

/**
 * A clock that stands at `startAt` now and runs `speed` times as fast as
 * `realNow` from there on. Both instants are milliseconds since 1970 UTC.
 */
export function createClock(
  startAt: number,
  speed: number,
  realNow: () => number,
): Clock {
  const realStart = realNow();
  return {
    now: () => Math.floor(startAt + (realNow() - realStart) * speed),
  };
}

/** A clock that stands still while `clock` goes back: the machine's time may be set. */
export function createSteadyClock(clock: Clock): Clock {
  let latest = clock.now();
  return {
    now: () => (latest = Math.max(latest, clock.now())),
  };
}
