import type { PersonId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { AverageSession } from "../session-length.ts";

/*
 * What the history says about a range of time. Definitions: product.md, section 1. Everywhere: nobody watched is null,
 * never 0; "active" is there and not away, as far as we watched; "online" is there, away or not.
 */

/** Half-open: `from` belongs to it, `to` does not. */
export interface Range {
  readonly from: Instant;
  readonly to: Instant;
}

/** How long a bucket is, by the wall clock of the zone: 25 hours where a day has them. */
export type BucketUnit = "hour" | "day" | "week" | "month";

/** Distinct active people of a part of the range. Buckets follow each other without a break; who was active in two counts in both. */
export interface Bucket extends Range {
  /** Null: not observed at all. */
  readonly people: number | null;
  readonly observedMs: number;
  /** The range holds only a part of this hour, day, …, or only a part of it was observed: the number may be too small. */
  readonly partial: boolean;
}

/** How many were online at once in a part of the range, over the time that was observed. */
export interface LevelBucket extends Range {
  readonly min: number | null;
  /** Weighted by time. */
  readonly mean: number | null;
  /** Where a lone observation is all there is, `min` and `mean` are null and this is not. */
  readonly max: number | null;
  readonly observedMs: number;
  readonly partial: boolean;
}

/** 0 is Sunday, as in `Date.getDay`. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/**
 * One hour of one weekday by the zone's wall clock. An occurrence is one such hour of one date; an hour that the clocks
 * repeat is one occurrence, one that they leave out is none.
 */
export interface HeatmapCell {
  readonly weekday: Weekday;
  readonly hour: number;
  /** Distinct active people per observed occurrence. Null: no occurrence was observed. */
  readonly mean: number | null;
  /** Occurrences of which something was observed. */
  readonly occurrences: number;
  readonly observedMs: number;
  /** How much of the range is this hour of this weekday, observed or not, ms. */
  readonly spanMs: number;
}

export interface Heatmap {
  /** 168: Sunday's 24 hours, then Monday's, … */
  readonly cells: readonly HeatmapCell[];
  /** The scale ends here: the 95th percentile (nearest rank) of the means that there are. Null: there are none. */
  readonly clipAt: number | null;
}

/** Visits that began in the range. */
export interface PageUse {
  readonly name: string;
  /** Distinct. */
  readonly people: number;
  readonly visits: number;
  /** Of whole visits, those that go on up to now. */
  readonly medianDwellMs: number;
}

/** What a person did in the range. Who has no session in it is not listed. */
export interface PersonUse {
  readonly id: PersonId;
  /** Sessions that overlap the range. */
  readonly sessions: number;
  /** Observed online time within the range, ms: each ms in exactly one range. */
  readonly timeMs: number;
  /** Of each session no more than its time within the range. */
  readonly engagedMs: number;
  /** End of the last time within the range that the person was active; null: was away all the time, or not observed. */
  readonly lastActiveAt: Instant | null;
}

/** The most people who were online at once, and when that was first so. */
export interface Peak {
  readonly people: number;
  readonly at: Instant;
}

/** What can be said from quarters of an hour alone, before any session is read. */
export interface Opening {
  readonly range: Range;
  readonly zone: string;
  /** How much of the range we watched. */
  readonly observedMs: number;
  /** Distinct people active in the range: no sum of its buckets. */
  readonly unique: number;
  readonly peak: Peak | null;
  /** Length of the buckets of `active` and `online`. */
  readonly unit: BucketUnit;
  readonly active: readonly Bucket[];
  readonly online: readonly LevelBucket[];
  readonly heatmap: Heatmap;
}

export interface Analytics extends Opening {
  /** Of the sessions that overlap the range, in their whole length; those seen once are left out. */
  readonly average: AverageSession | null;
  /** Sessions that overlap the range and were seen once: their length is unknown. */
  readonly seenOnce: number;
  /** Most people first, then most visits, then by name. */
  readonly pages: readonly PageUse[];
  /** Most time first, then by id. */
  readonly people: readonly PersonUse[];
}
