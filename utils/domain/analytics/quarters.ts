/**
 * What is known of one UTC day, quarter by quarter (96 of each), of one source: whatever is asked of a time can be added up
 * from these, in any zone. Plain typed arrays, which can be stored as they are.
 */
export interface Quarters {
  /** Days since 1970. */
  readonly day: number;
  /** Ids of people, each once: those active on this day, and perhaps more. */
  readonly persons: readonly string[];
  /** Who was active: quarter by quarter one bit a person, `ceil(persons / 32)` numbers a quarter. */
  readonly active: Uint32Array<ArrayBuffer>;
  /** How much we watched, ms. */
  readonly observed: Uint32Array<ArrayBuffer>;
  /** Fewest and most online at once while we watched, and everybody's time online together, ms. */
  readonly min: Uint32Array<ArrayBuffer>;
  readonly max: Uint32Array<ArrayBuffer>;
  readonly onlineMs: Float64Array<ArrayBuffer>;
  /** When the most were first online, ms since the day's begin. */
  readonly maxAt: Uint32Array<ArrayBuffer>;
  /** When we watched, ms since the day's begin: begin, end, begin, end, … */
  readonly watched: Uint32Array<ArrayBuffer>;
}
