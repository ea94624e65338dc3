import { DAY, MINUTE } from "../instant.ts";

/** Every offset of a zone is a multiple of it: from quarters, hours and days of any zone can be added up. */
export const QUARTER = 15 * MINUTE;
export const QUARTERS_A_DAY = DAY / QUARTER;
