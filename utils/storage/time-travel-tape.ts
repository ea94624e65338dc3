import type { SourceId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";

/*
 * What the journal has left behind is kept as tapes: up to an hour of changes each, as bytes. A tape stands on a keyframe
 * that is kept for it, and begins with whatever had changed since that: a moment needs one keyframe and one tape.
 */

/** A revision of the list, when it was observed, and how many were online. */
export interface Level {
  readonly revision: number;
  readonly at: Instant;
  readonly online: number;
}

/** The level of a revision that no tape holds yet. */
export interface LevelRecord extends Level {
  readonly source: SourceId;
}

/** What a tape is about: a small record, so that a day's curve is read without anybody's changes. */
export interface TapeLabel {
  /** Revision of the keyframe that it stands on. */
  readonly base: number;
  /** What was known when it begins, and after its last change. */
  readonly from: Level;
  readonly to: Level;
  /** Of each revision after `from`, as `packNumbers` packs them: ms, and people online, since the one before. */
  readonly at: Uint8Array<ArrayBuffer>;
  readonly online: Uint8Array<ArrayBuffer>;
}

/**
 * The changes of a tape. `bytes`, as `packNumbers` packs them: how many entries the first scene has, and the entries;
 * then the same for each revision. An entry is a person's number (since the one before it), {@link BITS} of what is
 * other than before, and these parts.
 */
export interface TapeChanges {
  /** Every text, once; an entry holds its number + 1, 0 = null. */
  readonly texts: readonly string[];
  /** Who was not in the keyframe: their numbers follow those of the keyframe's people. */
  readonly newcomers: readonly string[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Which parts of a person an entry holds, in this order. Times are ms before the revision's. What changes often has the
 * low bits: a mask below 64 is one byte.
 */
export const BITS = {
  /** Since when a session goes on, and whether at least. */
  start: 32,
  active: 1,
  seen: 2,
  logins: 64,
  /** Every session was seen and active when the person was. */
  follow: 4,
  /** When each session was seen and active. */
  times: 8,
  pages: 16,
  profile: 128,
  lastLogin: 256,
  counts: 512,
  /** Not on the list any more. */
  gone: 1024,
} as const;

/** Kinds of records of a tape; each has the key [source, revision of `from`, kind]. */
export const LABEL = 0;
export const CHANGES = 1;

/** A number that may be null, as one: times before a moment, mostly small. */
export const nullable = (value: number | null): number =>
  value === null ? 0 : value >= 0 ? value + 1 : value;

export const fromNullable = (number: number): number | null =>
  number === 0 ? null : number > 0 ? number - 1 : number;
