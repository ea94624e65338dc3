import type { Connection } from "../domain/connection.ts";
import type { Span } from "../domain/coverage.ts";
import type { Headline } from "../domain/headline.ts";
import type { HistoryImport } from "../domain/history-import.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import type { Instant, LocalInstant } from "../domain/instant.ts";
import type { Position } from "../domain/observation.ts";
import type { Report } from "../domain/person.ts";
import type { Retention } from "../domain/retention.ts";
import type { FinishedSession, RunningSession } from "../domain/session.ts";
import type { LastEnd } from "../domain/sessions.ts";
import type { PlatformInfo } from "../domain/source.ts";
import type { Tally } from "../domain/tally.ts";
import type { Sort } from "../domain/view.ts";
import type { RunningPut } from "./running-put.ts";
import type { Anchor } from "./time-travel-anchor.ts";
import type { WatchState } from "./watch-state.ts";

/**
 * What is known of a source, in one small record: everything but the list and the sessions themselves. Written in the
 * same transaction as their delta, so that they can never disagree.
 */
export interface SourceState {
  readonly source: SourceId;
  /** Generation of the settings that this came from. */
  readonly generation: number;
  /** Rises by one with each observation that changed something. */
  readonly revision: number;
  /** Revision of the keyframe to read first; null before the first snapshot. */
  readonly keyframe: number | null;
  /** Reports, or sessions, in the deltas after the keyframe: a new keyframe is written when they outweigh it. */
  readonly deltaWeight: number;
  /** The keyframe before that one: open pages may follow from it on. Missing: there is none. */
  readonly keyframeBefore?: number;
  /** The newest keyframe that is kept for time travel, and when it was observed. Missing: none is. */
  readonly anchor?: Anchor;
  /** When ends too old to matter were last forgotten: of what the journal holds up to this revision, they are left out. */
  readonly forgot: { readonly at: Instant; readonly revision: number } | null;
  readonly position: Position | null;
  readonly mark: string | null;
  /** The platform's clock at the last good observation, and ours when it came: their difference is the offset. */
  readonly serverTime: Instant | null;
  readonly receivedAt: LocalInstant | null;
  /** Since when a stream tells what happened during a gap of ours. Missing in what older versions wrote. */
  readonly missedAt?: LocalInstant | null;
  readonly tally: Tally;
  /** A complete, empty list after a full one is believed only when the next answer says it too. */
  readonly emptyUnconfirmed: boolean;
  readonly info: PlatformInfo | null;
  readonly infoAt: LocalInstant | null;
  readonly watch: WatchState;
}

export interface ConnectionRecord {
  readonly source: SourceId;
  readonly generation: number;
  readonly connection: Connection;
}

/** What changed from `revision` - 1 to `revision`. */
export interface DeltaRecord {
  readonly source: SourceId;
  readonly revision: number;
  readonly serverTime: Instant;
  readonly upserts: readonly Report[];
  readonly removals: readonly PersonId[];
  /** Sessions that go on and changed. */
  readonly running: readonly RunningPut[];
  /** For whom no session goes on any more. */
  readonly gone: readonly PersonId[];
  readonly lastEnds: readonly LastEnd[];
}

/** A part of what belongs to a keyframe beside the list: about 500 of each. */
export interface RunningFrame {
  readonly running: readonly RunningSession[];
  readonly lastEnds: readonly LastEnd[];
}

/** Sessions that one observation showed to be over, until they are packed: at most 500, the rest in further records. */
export interface FinishedRecord {
  readonly source: SourceId;
  readonly revision: number;
  readonly chunk: number;
  readonly sessions: readonly FinishedSession[];
}

/** A span of coverage that ended. */
export interface CoverageRecord extends Span {
  readonly source: SourceId;
  /** True: we did not watch; the platform vouches for it, and its history was fetched. No two records overlap. */
  readonly told?: true;
}

/** A recording of what the platform says, for a support case about Rollcall itself. Its lines are kept one by one. */
export interface RecordingRecord {
  readonly source: SourceId;
  readonly startedAt: LocalInstant;
  /** Null while it goes on. */
  readonly stoppedAt: LocalInstant | null;
  /** Null: names, addresses and pages are in it. Else what the stand-ins are made with; never in the saved file. */
  readonly salt: string | null;
  readonly lines: number;
  /** Length of all lines, UTF-16 code units. */
  readonly length: number;
}

/** A fetch of what the platform knows of the time before we watched. */
export interface ImportRecord extends HistoryImport {
  readonly source: SourceId;
}

/** When old things were last packed and purged, and up to where. */
export interface UpkeepRecord {
  readonly source: SourceId;
  readonly ranAt: LocalInstant;
  /** Null: the clocks have never allowed a purge. */
  readonly cutoff: Instant | null;
  /** For how long things were to be kept then; missing: as by default, before that could be chosen. */
  readonly retention?: Retention;
}

/** Enough to paint a page before the list is read. May be a few seconds older than the journal. */
export interface FirstScreen {
  readonly source: SourceId;
  readonly revision: number;
  readonly sort: Sort;
  readonly headline: Headline;
  readonly rows: readonly Report[];
  /** The sessions of these people that go on, without their visits. */
  readonly running: readonly RunningSession[];
}

/** Rows in a first screen: more than the tallest popup or panel shows. */
export const FIRST_SCREEN_ROWS = 60;
