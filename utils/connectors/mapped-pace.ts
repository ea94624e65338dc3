import { DAY, MINUTE, SECOND } from "../domain/instant.ts";
import { DEFAULT_REFRESH_MS } from "../domain/source.ts";
import type { Mapping } from "../mapping/mapping.ts";

/** Of a day's requests so many are used at most: the rest is for people who press "refresh", and for a restart. */
const USED_SHARE = 0.9;
/** A wait that is longer is taken for a clock that was set back. What needs more than that is refused as settings. */
const LONGEST_MS = 65 * MINUTE;

/** The least time between two polls, ms, that leaves a day's requests within the allowance; 0: there is none. */
export const leastIntervalOf = (
  perDay: number | undefined,
  requestsPerPoll: number,
): number =>
  perDay === undefined
    ? 0
    : Math.min(
        Math.ceil((requestsPerPoll * DAY) / (perDay * USED_SHARE) / SECOND) *
          SECOND,
        LONGEST_MS,
      );

/** How often to ask while a page is open, ms. */
export const refreshOf = (mapping: Mapping, requestsPerPoll: number): number =>
  Math.max(
    mapping.refreshMs ?? DEFAULT_REFRESH_MS,
    leastIntervalOf(mapping.perDay, requestsPerPoll),
  );
