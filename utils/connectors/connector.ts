import type { Failure } from "../domain/failure.ts";
import type { Observation, Position } from "../domain/observation.ts";
import type { Result } from "../domain/result.ts";
import type { PlatformInfo } from "../domain/source.ts";

/** Where an earlier feed (perhaps of a worker that died) had come to. */
export interface Resume {
  readonly position: Position | null;
  readonly mark: string | null;
}

export const FROM_THE_START: Resume = { position: null, mark: null };

/** What a connector needs to reach its platform. The token is handed in for each feed and kept nowhere else. */
export interface Endpoint {
  readonly address: string;
  readonly token: string | null;
}

/**
 * A connector bound to one endpoint. Failures are values; nothing here throws for a reason outside our code. A feed
 * may remember its last answer, in memory only: losing it costs one full answer, never a wrong one.
 */
export interface Feed {
  /** Asks the platform what it is and can do. */
  readonly describe: (
    signal: AbortSignal,
  ) => Promise<Result<PlatformInfo, Failure>>;
  /**
   * Says what there is to say from `resume` on. A feed that polls yields once and ends; one that streams goes on until
   * `signal` aborts. The first failure ends it.
   */
  readonly observations: (
    resume: Resume,
    signal: AbortSignal,
  ) => AsyncIterable<Result<Observation, Failure>>;
}
