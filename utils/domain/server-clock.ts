import { type Instant, SECOND } from "./instant.ts";

/** What is to be thought of the platform's clock. Its times are never taken back: a clock that goes back adds no time. */
export interface ServerClock {
  /** How often it went back lately. */
  readonly regressions: number;
  /** Observations since it last did. */
  readonly steady: number;
}

export const NEW_CLOCK: ServerClock = { regressions: 0, steady: 0 };

/** Answers on two ways may overtake each other by this much. */
const TOLERANCE_MS = 5 * SECOND;
/** Replicas whose clocks differ alternate: a single good time between two bad ones clears nothing. */
const STEADY_AFTER = 10;
/** Once may be a correction, twice bad luck (reliability.md, D3). */
const UNTRUSTED_FROM = 3;

/** The clock after an applied observation said `said`, when `known` was the latest time before. */
export const hearClock = (
  clock: ServerClock,
  known: Instant | null,
  said: Instant,
): ServerClock => {
  if (known !== null && known - said > TOLERANCE_MS)
    return { regressions: clock.regressions + 1, steady: 0 };
  if (clock.regressions === 0) return clock;
  const steady = clock.steady + 1;
  return steady >= STEADY_AFTER ? NEW_CLOCK : { ...clock, steady };
};

export const isTrusted = ({ regressions }: ServerClock): boolean =>
  regressions < UNTRUSTED_FROM;
