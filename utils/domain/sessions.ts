import { type Coverage, NO_COVERAGE } from "./coverage.ts";
import type { PersonId } from "./ids.ts";
import { type Instant, MINUTE } from "./instant.ts";
import { type PatchedMap, mapOf } from "./patched-map.ts";
import type { RunningSession } from "./session.ts";

/** Absence up to this resumes the same session (product.md, "Session end"). */
export const RESUME_WITHIN_MS = 2 * MINUTE;

/** When a person's session before ended: the next one may not begin earlier. Kept for as long as a session may last. */
export interface LastEnd {
  readonly person: PersonId;
  readonly end: Instant;
}

/** The sessions of one source as far as they go on, and the time in which it was watched. */
export interface Sessions {
  readonly coverage: Coverage;
  /** The interval at which observations were to come after the last one, ms: the gap limit follows it. */
  readonly intervalMs: number;
  /** One a person: those present, and those who left so lately that they may resume. */
  readonly running: PatchedMap<PersonId, RunningSession>;
  /** Who left and may resume. */
  readonly resting: readonly PersonId[];
  /** Present, but not named by an incomplete list: whether they are still there is not known. */
  readonly unsure: readonly PersonId[];
  readonly lastEnds: PatchedMap<PersonId, LastEnd>;
  /** A complete list was seen, with no gap since: who is not in it was not there. */
  readonly whole: boolean;
  /** No session that goes on began before this: when to look for one that is too long. Null when none goes on. */
  readonly earliestStart: Instant | null;
}

export const NO_SESSIONS: Sessions = {
  coverage: NO_COVERAGE,
  intervalMs: 0,
  running: mapOf([]),
  resting: [],
  unsure: [],
  lastEnds: mapOf([]),
  whole: false,
  earliestStart: null,
};
