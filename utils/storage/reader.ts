import type { Range } from "../domain/analytics/analytics.ts";
import type { Facts } from "../domain/analytics/facts.ts";
import type { Quarters } from "../domain/analytics/quarters.ts";
import type { EndedSessions } from "../domain/ended-sessions.ts";
import type { Failure } from "../domain/failure.ts";
import type { Span } from "../domain/coverage.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Report } from "../domain/person.ts";
import type { Preferences } from "../domain/preferences.ts";
import type { Notifying } from "../domain/quiet-hours.ts";
import type { Result } from "../domain/result.ts";
import type { FinishedSession, RunningSession } from "../domain/session.ts";
import type { Limits, SourceRecord } from "../domain/source.ts";
import type { TimeTravelReader } from "./time-travel-window.ts";
import type { StaysPart, StaysPlace } from "./stays.ts";
import type { WatchRecord } from "../domain/watch.ts";
import type {
  ConnectionRecord,
  DeltaRecord,
  FirstScreen,
  ImportRecord,
  RecordingRecord,
  SourceState,
} from "./records.ts";

/** One source, without its list: what a page needs before anything else. Null parts: nothing was observed yet. */
export interface SourceGlance {
  readonly source: SourceRecord;
  readonly state: SourceState | null;
  readonly connection: ConnectionRecord | null;
  readonly firstScreen: FirstScreen | null;
}

/** List and sessions at one revision: those of a keyframe, then the deltas after it, to be applied in order. */
export interface JournalReading {
  readonly state: SourceState;
  readonly reports: readonly Report[];
  /** The sessions that went on. */
  readonly running: readonly RunningSession[];
  readonly deltas: readonly DeltaRecord[];
}

/**
 * What pages read from the disk, directly: they never wait for the worker. Every call is one read transaction, so what
 * it returns belongs together. Only the worker writes.
 */
export interface Reader {
  /** All sources in their order, each with its glance, and the user's choices. */
  glance(): Promise<
    Result<
      {
        readonly sources: readonly SourceGlance[];
        readonly preferences: Preferences;
      },
      Failure
    >
  >;
  /** The whole list. Null before the first snapshot. */
  journal(source: SourceId): Promise<Result<JournalReading | null, Failure>>;
  /**
   * What came after `revision`: with every notice, so only what an observation writes. The settings are not read.
   * `deltas: null` = they are gone or the numbering began anew: read the whole journal.
   */
  since(
    source: SourceId,
    revision: number,
  ): Promise<
    Result<
      Pick<SourceGlance, "state" | "connection"> & {
        readonly deltas: readonly DeltaRecord[] | null;
      },
      Failure
    >
  >;
  /** Sessions that are over and overlap [from, to), in parts of no order. */
  ended(
    source: SourceId,
    from: Instant,
    to: Instant,
  ): Promise<Result<readonly EndedSessions[], Failure>>;
  /**
   * Sessions of one person that are over and not yet packed, in no order. To be read before {@link personDay}: what is
   * packed in between is then found twice, and never missed.
   */
  personRecent(
    source: SourceId,
    person: PersonId,
  ): Promise<Result<readonly FinishedSession[], Failure>>;
  /** Those that ended on a UTC day (its number, counted from 1970) and are packed, in no order. */
  personDay(
    source: SourceId,
    person: PersonId,
    day: number,
  ): Promise<Result<readonly FinishedSession[], Failure>>;
  /**
   * How long finished visits of sessions that ended since the UTC day of `from` were: a part of them, the latest first.
   * @param place null: the first part; else `next` of the part before
   * @param isOver false: this session of the last minutes is to be left out
   */
  stays(
    source: SourceId,
    from: Instant,
    place: StaysPlace | null,
    isOver: (session: FinishedSession) => boolean,
  ): Promise<Result<StaysPart, Failure>>;
  /** The list as it was: read by itself, and only by who asks for it. */
  timeTravel(source: SourceId): Promise<TimeTravelReader>;
  /** What is being recorded, or was and is still kept. */
  recording(source: SourceId): Promise<Result<RecordingRecord | null, Failure>>;
  /** Watches of a source, those that are over lately included. */
  watches(source: SourceId): Promise<Result<readonly WatchRecord[], Failure>>;
  /** How the person wants to be told. */
  notifying(): Promise<Result<Notifying, Failure>>;
  /** Lines of the recording from a number on, at most `count`. */
  recordedLines(
    source: SourceId,
    from: number,
    count: number,
  ): Promise<Result<readonly string[], Failure>>;
  /** How far the platform's own history was fetched; null: never. */
  imported(source: SourceId): Promise<Result<ImportRecord | null, Failure>>;
  /** For how many days sessions are kept. */
  detailDays(): Promise<Result<number, Failure>>;
  /** When we watched within [from, to), in order. */
  coverage(
    source: SourceId,
    from: Instant,
    to: Instant,
  ): Promise<Result<readonly Span[], Failure>>;
  /**
   * All that is known of a range, for `analyticsOf`: finished sessions, those that go on, and when we watched.
   * @param now the platform's clock
   * @param limits the source's (`limitsOf`): who goes on is away by them
   */
  facts(
    source: SourceId,
    range: Range,
    now: Instant,
    limits: Limits,
  ): Promise<Result<Facts, Failure>>;
  /** The quarters of a range alone, for `openingOf`: fast where its days are rolled up. */
  quarters(
    source: SourceId,
    range: Range,
    now: Instant,
    limits: Limits,
  ): Promise<Result<readonly Quarters[], Failure>>;
}
