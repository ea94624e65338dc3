import { DAY, type Instant, MINUTE, instant } from "../instant.ts";
import type { Range } from "./analytics.ts";

/** Every offset of a zone is a multiple of it: from quarters, hours and days of any zone can be added up. */
export const QUARTER = 15 * MINUTE;
export const QUARTERS_A_DAY = DAY / QUARTER;

/** The quarter, counted from 1970, that a time lies in. */
export const quarterOf = (at: number): number => Math.floor(at / QUARTER);

/**
 * A range as far as it can be asked: from the quarter in which it begins to the end of the one in which it ends. Ranges
 * begin at a midnight and end at one or now, and of the time after now there is nothing: that changes no number.
 */
export const inQuarters = ({ from, to }: Range): Range => ({
  from: instant(quarterOf(from) * QUARTER),
  to: endOfQuarter(to),
});

/** The first end of a quarter at this time or after it. */
export const endOfQuarter = (at: Instant): Instant =>
  instant(Math.ceil(at / QUARTER) * QUARTER);
