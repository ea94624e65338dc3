/** Milliseconds since 1970 UTC on the **platform's** clock. What is of this machine's clock is a {@link LocalInstant}. */
export type Instant = number & { readonly __clock: "server" };

/**
 * Milliseconds since 1970 UTC on this machine's clock. Good for "when do we try again" and for the age of our own data,
 * never for a person's times: the machine's clock may be a day off.
 */
export type LocalInstant = number & { readonly __clock: "local" };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Times before 2000 or after 2100 are no times: the platform sent seconds, microseconds or garbage. */
const EARLIEST = 946_684_800_000;
const LATEST = 4_102_444_800_000;

/** True for a whole number of milliseconds between the years 2000 and 2100. */
export const isPlausibleTime = (value: unknown): value is number =>
  typeof value === "number" &&
  Number.isSafeInteger(value) &&
  value >= EARLIEST &&
  value <= LATEST;

// CAST: a brand exists only for the compiler; these are the only places that give it.
export const instant = (ms: number): Instant => ms as Instant;
export const localInstant = (ms: number): LocalInstant => ms as LocalInstant;

export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
