import type { Came } from "../domain/came.ts";
import type { Span } from "../domain/coverage.ts";
import type { Failure } from "../domain/failure.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Observation, Position } from "../domain/observation.ts";
import type { Report } from "../domain/person.ts";
import type { Result } from "../domain/result.ts";
import type { PlatformInfo } from "../domain/source.ts";
import type { PersonSessions, ToldHistory } from "../domain/told-session.ts";

/** Where an earlier feed (perhaps of a worker that died) had come to. */
export interface Resume {
  readonly position: Position | null;
  readonly mark: string | null;
  /**
   * What is held of a person: for what only a change between two answers tells. Missing: nobody is. Unlike a connector's
   * own memory it survives the worker.
   */
  readonly known?: KnownReport;
}

/** What the roster holds of a person; undefined: nothing. */
export interface KnownReport {
  (person: PersonId): Report | undefined;
  /** Everybody whom it holds. Missing: nobody. */
  readonly everybody?: () => Iterable<Report>;
}

export const FROM_THE_START: Resume = { position: null, mark: null };

/** What a connector needs to reach its platform. The token is handed in for each feed and kept nowhere else. */
export interface Endpoint {
  readonly address: string;
  readonly token: string | null;
  /** Query parameters of pages' addresses that may be kept; missing: none. */
  readonly parameters?: readonly string[];
}

/** What a stream says beside its failures. */
export type Told =
  /**
   * A delta, `pushed`, or a heartbeat; of a connector that counts its own answers (`counted.ts`) also the whole list, as
   * which such a stream begins. Numbers may repeat or leave gaps: whoever holds the roster judges
   * them.
   */
  | { readonly kind: "observation"; readonly observation: Observation }
  /** The server cannot lead on from the position, or said what cannot be read: a snapshot is needed. It may go on. */
  | { readonly kind: "reset" }
  /** The server stops; come back after about `retryMs`, as it said it (null: it did not say). Nothing follows. */
  | { readonly kind: "bye"; readonly retryMs: number | null }
  /** The server's wish for the time between two tries, held between 1 s and 300 s. */
  | { readonly kind: "retry"; readonly ms: number };

/** What a platform knows of the time before now. One call is one request, with a bounded answer. */
export interface HistoryFeed {
  /**
   * A part of the sessions that overlap a span, oldest start first. Fails as a request does; `not_found` on a later page
   * where its cursor is no longer known: the rest has to be asked for anew.
   * @param cursor null: from the beginning; else `next` of the part before
   */
  readonly page: (
    span: Span,
    cursor: string | null,
    signal: AbortSignal,
  ) => Promise<Result<ToldHistory, Failure>>;
  /** A part of one person's sessions, newest first; `not_found` for somebody whom the platform does not know. */
  readonly ofPerson: (
    person: PersonId,
    cursor: string | null,
    signal: AbortSignal,
  ) => Promise<Result<PersonSessions, Failure>>;
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
  /**
   * Follows the platform's stream from a position until it ends, fails or `signal` aborts. It ends quietly when the
   * server closes it and when it was aborted; the first failure ends it, `not_found` where there is no stream (204, 404,
   * 405, 410). Its reader must read on to the end or leave the loop: the connection is open until then.
   * Null where this connector knows no stream. `known` and `mark` are as in {@link Resume}.
   */
  readonly stream:
    | ((
        from: Position,
        signal: AbortSignal,
        known?: KnownReport,
        mark?: string | null,
      ) => AsyncIterable<Result<Told, Failure>>)
    | null;
  /** What came of each list at the last poll. Missing: it is one list; null: none was read yet. */
  readonly came?: () => Came | null;
  /**
   * The least time between two polls, ms, where the platform counts its requests by the day; it follows what the last poll
   * needed. Missing or 0: as often as one likes.
   */
  readonly leastIntervalMs?: () => number;
  /** Missing where this connector knows no history. */
  readonly history?: HistoryFeed;
}
