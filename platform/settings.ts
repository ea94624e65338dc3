/** Durations in milliseconds of the platform's clock. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * How often a page says that its person is still there, and how often at least
 * the stream says something.
 */
export const HEARTBEAT_MS = 15 * SECOND;
/** How often a reader may ask for the snapshot. */
export const REFRESH_MS = 5 * SECOND;
/** A session that was not seen for longer than this has ended. */
export const ONLINE_WINDOW_MS = 150 * SECOND;
export const IDLE_AFTER_MS = 10 * MINUTE;
export const AWAY_AFTER_MS = 30 * MINUTE;
/**
 * How long a session outlives a `bye`. Just over a heartbeat, so that another
 * tab of the same browser has the time to say that it is still open.
 */
export const BYE_GRACE_MS = HEARTBEAT_MS + 5 * SECOND;
/** How long the pages of one snapshot stay readable. */
export const SNAPSHOT_HOLD_MS = 60 * SECOND;
/** A sign-in to the demo pages lasts this long. */
export const SIGN_IN_MS = 12 * HOUR;
/** Finished sessions and their page visits are kept this long. */
export const KEEP_HISTORY_MS = 35 * DAY;

/** Deltas are kept for readers that come back, up to whichever bound is met first. */
export const MOST_DELTAS = 2_000;
export const MOST_DELTA_LOG_BYTES = 32 * 1024 * 1024;
/** What changes more people at once is no delta: reading the directory again is cheaper. */
export const MOST_PEOPLE_TOLD = 20_000;
/** A larger batch is told in several deltas: a reader may refuse an event over 1 MiB. */
export const MOST_DELTA_BYTES = 512 * 1024;

/** Streams that may be open at the same time. */
export const MOST_STREAMS = 1_000;
/** With more than this waiting for one reader, nothing is added. */
export const MOST_WAITING_BYTES = 1024 * 1024;
/** Real time that a reader may leave that much waiting before its stream is cut. */
export const READER_PATIENCE_MS = 10 * SECOND;
/** Real time after which a reader that lost its stream comes back. */
export const RETRY_MS = 2 * SECOND;

export const DEFAULT_PAGE_SIZE = 5_000;
/** With the pages of each: some megabytes. */
export const HISTORY_PAGE_SIZE = 500;
export const PLATFORM_NAME = "Northwind Outfitters";
export const ROLES = [
  "owner",
  "admin",
  "manager",
  "agent",
  "team",
  "viewer",
] as const;
export const PRIVILEGED_ROLES = ["owner", "admin"] as const;

export type Role = (typeof ROLES)[number];
