import type { Span } from "../domain/coverage.ts";
import type { Failure } from "../domain/failure.ts";
import type { Instant } from "../domain/instant.ts";
import type { Result } from "../domain/result.ts";
import type { Scene } from "../domain/time-travel.ts";
import type { Level, TapeLabel } from "./time-travel-tape.ts";

/** What the disk has of a time that is over. */
export interface TravelWindow {
  /** Each kept revision, the oldest first; never empty. */
  readonly levels: readonly Level[];
  readonly labels: readonly TapeLabel[];
  /** When we watched, in order. */
  readonly observed: readonly Span[];
  /** From the first level to the latest observation. */
  readonly from: Instant;
  readonly to: Instant;
}

/** Reads the past. What was read once (keyframes, tapes, the newest deltas) stays with it. */
export interface TimeTravelReader {
  /** Null: nothing is kept. */
  readonly window: () => Promise<Result<TravelWindow | null, Failure>>;
  /** Who was on the list at a moment of a window that was read; null: that is not kept any more. */
  readonly sceneAt: (
    window: TravelWindow,
    at: Instant,
  ) => Promise<Result<Scene | null, Failure>>;
}
