import type { Connection } from "../domain/connection.ts";
import type { Headline } from "../domain/headline.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import type { Instant, LocalInstant } from "../domain/instant.ts";
import type { Position } from "../domain/observation.ts";
import type { Report } from "../domain/person.ts";
import type { PlatformInfo } from "../domain/source.ts";
import type { Tally } from "../domain/tally.ts";
import type { Sort } from "../domain/view.ts";

/**
 * What is known of a source, in one small record: everything but the list itself. Written in the same transaction as
 * the list's delta, so that they can never disagree.
 */
export interface SourceState {
  readonly source: SourceId;
  /** Generation of the settings that this came from. */
  readonly generation: number;
  /** Rises by one with each observation that changed something. */
  readonly revision: number;
  /** Revision of the keyframe to read first; null before the first snapshot. */
  readonly keyframe: number | null;
  /** Reports in the deltas after the keyframe: a new keyframe is written when they outweigh it. */
  readonly deltaWeight: number;
  readonly position: Position | null;
  readonly mark: string | null;
  /** The platform's clock at the last good observation, and ours when it came: their difference is the offset. */
  readonly serverTime: Instant | null;
  readonly receivedAt: LocalInstant | null;
  readonly tally: Tally;
  /** A complete, empty list after a full one is believed only when the next answer says it too. */
  readonly emptyUnconfirmed: boolean;
  readonly info: PlatformInfo | null;
  readonly infoAt: LocalInstant | null;
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
}

/** Enough to paint a page before the list is read. May be a few seconds older than the journal. */
export interface FirstScreen {
  readonly source: SourceId;
  readonly revision: number;
  readonly sort: Sort;
  readonly headline: Headline;
  readonly rows: readonly Report[];
}

/** Rows in a first screen: more than the tallest popup or panel shows. */
export const FIRST_SCREEN_ROWS = 60;
