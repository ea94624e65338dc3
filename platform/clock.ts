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
